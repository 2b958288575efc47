"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

import { Button, type ButtonVariant } from "@/components/ui/button";

type SubmitButtonProps = {
  children: ReactNode;
  /** The label while the form is being sent. */
  busy: string;
  /** Whether the form is being sent. Needed only where React does not send it itself. */
  pending?: boolean;
  variant?: ButtonVariant;
  name?: string;
  value?: string;
  className?: string;
};

/** Sends a form, and says so. Disabling it would take the focus away, so a second press is ignored instead. */
export function SubmitButton({ children, busy, pending: ownPending, variant = "light", ...rest }: SubmitButtonProps) {
  const status = useFormStatus();
  const pending = ownPending ?? status.pending;
  return (
    <>
      <Button
        type="submit"
        variant={variant}
        aria-disabled={pending || undefined}
        onClick={(event) => {
          if (pending) event.preventDefault();
        }}
        {...rest}
      >
        {pending ? busy : children}
      </Button>
      <span role="status" className="sr-only">
        {pending ? busy : ""}
      </span>
    </>
  );
}
