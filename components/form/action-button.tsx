"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { startTransition, useActionState, type FormEvent, type ReactNode } from "react";

import type { ButtonVariant } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { EMPTY_FORM, type FormAction, type FormState } from "@/lib/form-state";
import { SubmitButton } from "./submit-button";

interface ActionButtonProps {
  /** Bound by the page to its arguments. */
  action: FormAction;
  children: ReactNode;
  busy: string;
  /** Said when the server could not be reached, and when the page is older than the server. */
  offline: string;
  outdated: string;
  variant?: ButtonVariant;
}

/** A form of one button. A refusal appears above it. */
export function ActionButton({ action, children, busy, offline, outdated, variant = "light" }: ActionButtonProps) {
  const [posted, postAction] = useActionState(action, EMPTY_FORM);
  const [state, send, pending] = useActionState(async (previous: FormState, data: FormData): Promise<FormState> => {
    try {
      return await action(previous, data);
    } catch (error) {
      unstable_rethrow(error);
      return { ...EMPTY_FORM, message: unstable_isUnrecognizedActionError(error) ? outdated : offline };
    }
  }, posted);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (!pending) startTransition(() => send(data));
  };
  return (
    <form action={postAction} onSubmit={onSubmit}>
      {state.message && !pending ? <Notice tone="error" role="alert" className="mb-4">{state.message}</Notice> : null}
      <SubmitButton busy={busy} pending={pending} variant={variant}>{children}</SubmitButton>
    </form>
  );
}
