"use client";

import type { ReactNode } from "react";

import type { ButtonVariant } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/form-state";
import { SubmitButton } from "./submit-button";
import { type Troubles, useFormResponse } from "./use-form-response";

interface ActionButtonProps extends Troubles {
  /** Bound by the page to its arguments. */
  action: FormAction;
  children: ReactNode;
  busy: string;
  variant?: ButtonVariant;
}

/** A form with one button. The message of a refusal appears above it. */
export function ActionButton({ action, children, busy, offline, outdated, variant = "light" }: ActionButtonProps) {
  const { form, state, pending } = useFormResponse(action, { offline, outdated });
  return (
    <form {...form}>
      {state.message && !pending ? (
        <Notice tone="error" role="alert" className="mb-4">
          {state.message}
        </Notice>
      ) : null}
      <SubmitButton busy={busy} pending={pending} variant={variant}>
        {children}
      </SubmitButton>
    </form>
  );
}
