"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from "react";

import { EMPTY_FORM, type FormAction, fieldsOf, type FormState } from "@/lib/form-state";

/** Said when the server could not be reached, and when the page is older than the server. */
export interface Troubles { offline: string; outdated: string }

/**
 * A form that only the server checks: posted by the browser without JavaScript, answered in place with it. What was
 * typed stays in the fields either way.
 */
export function useAnsweredForm(action: FormAction, { offline, outdated }: Troubles) {
  const [posted, postAction] = useActionState(action, EMPTY_FORM);
  const [state, send, pending] = useActionState(async (previous: FormState, data: FormData): Promise<FormState> => {
    try {
      return await action(previous, data);
    } catch (error) {
      unstable_rethrow(error);
      return { ...EMPTY_FORM, values: fieldsOf(data), message: unstable_isUnrecognizedActionError(error) ? outdated : offline };
    }
  }, posted);

  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => { summary.current?.focus(); }, [state]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (!pending) startTransition(() => send(data));
  };
  return { form: { action: postAction, onSubmit, noValidate: true }, summary, state, pending };
}
