"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

import { Button, type ButtonVariant } from "@/components/ui/button";

type SubmitButtonProps = {
  children: ReactNode;
  /** Said while the form is on its way. */
  busy: string;
  /** Where the form is not sent by React itself. */
  pending?: boolean;
  variant?: ButtonVariant;
  name?: string;
  value?: string;
  className?: string;
};

/** Sends a form, and says so. It is never disabled, which would take the focus away: a second press is ignored instead. */
export function SubmitButton({ children, busy, pending: given, variant = "light", ...rest }: SubmitButtonProps) {
  const status = useFormStatus();
  const pending = given ?? status.pending;
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
