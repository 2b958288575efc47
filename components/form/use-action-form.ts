"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { startTransition, useActionState, useEffect, useMemo, useRef, type FormEvent } from "react";
import { useForm, type FieldErrors, type FieldValues, type Resolver } from "react-hook-form";

import { EMPTY_FORM, fieldsOf, type FormAction, type FormState } from "@/lib/form-state";

interface Options<Fields extends FieldValues> {
  /** Bound by the page to its arguments. Binding it here can hang the server when a form without JavaScript is refused. */
  action: FormAction;
  /** Checks in the browser what the server checks again, with the same shape. */
  resolver?: Resolver<Fields>;
  /** The sentence for an error's code, where the resolver gives codes. */
  sentenceOf?: (code: string) => string;
  /** Said when the server could not be reached, and when the page is older than the server. */
  offline: string;
  outdated: string;
  /** Adds to what is sent, and may wait for it. */
  beforeSend?: (data: FormData) => Promise<void>;
}

/**
 * One form. Without JavaScript the browser posts it to the action and the page comes back with the answer; with it,
 * react-hook-form checks first and the answer appears in place. Nothing typed is lost either way.
 */
export function useActionForm<Fields extends FieldValues>(options: Options<Fields>) {
  const { action, resolver, sentenceOf = (code) => code, beforeSend } = options;
  const [posted, postAction] = useActionState(action, EMPTY_FORM);
  const [state, send, pending] = useActionState(async (previous: FormState, data: FormData): Promise<FormState> => {
    try {
      await beforeSend?.(data);
      return await action(previous, data);
    } catch (error) {
      unstable_rethrow(error);
      const message = unstable_isUnrecognizedActionError(error) ? options.outdated : options.offline;
      return { ...EMPTY_FORM, values: fieldsOf(data), message };
    }
  }, posted);

  const answered = useMemo(() => errorsFrom<Fields>(state), [state]);
  // No default values: react-hook-form then takes what is in the fields, so what was typed before it woke is kept.
  const { register, handleSubmit, formState, watch, setValue } = useForm<Fields>({
    ...(resolver && { resolver }), errors: answered, mode: "onTouched", shouldFocusError: false,
  });
  const { submitCount } = formState;
  const errors: Record<string, string> = Object.fromEntries(
    Object.entries(formState.errors).map(([name, error]) => [name, sentenceOf(String(error?.message ?? ""))]));

  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => { summary.current?.focus(); }, [state, submitCount]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    event.preventDefault();
    if (pending) return;
    void handleSubmit(() => startTransition(() => send(new FormData(form, submitter))))(event);
  };

  const answeredOnce = submitCount > 0 || state !== EMPTY_FORM;
  return {
    form: { action: postAction, onSubmit, noValidate: true },
    summary: { ref: summary, errors: answeredOnce ? errors : {}, message: pending ? null : state.message },
    register, watch, setValue, errors, pending, values: state.values, message: state.message,
  };
}

function errorsFrom<Fields extends FieldValues>({ errors }: FormState) {
  return Object.fromEntries(Object.entries(errors)
    .map(([name, message]) => [name, { type: "server", message }])) as FieldErrors<Fields>;
}
