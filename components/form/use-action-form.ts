"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { startTransition, useActionState, useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { useForm, type FieldErrors, type FieldValues, type Resolver } from "react-hook-form";

import { EMPTY_FORM, fieldsOf, type FormAction, type FormState } from "@/lib/form-state";
import { initialState, keepValues } from "./kept-values";

interface Options<Fields extends FieldValues, Parsed> {
  /** Bound by the page to its arguments. Binding it here can hang the server when a form without JavaScript is refused. */
  action: FormAction;
  /**
   * The page's own path. React then knows a posted form again also where the page is rendered in another way than
   * before, as it is while the database is away. It is also the name under which what was sent is kept for going back.
   */
  permalink?: string;
  /** Checks in the browser what the server checks again, with the same shape. */
  resolver: Resolver<Fields, unknown, Parsed>;
  /** The sentence for an error's code, where the resolver gives codes. */
  messageOf?: (code: string) => string;
  /** Said when the server could not be reached, and when the page is older than the server. */
  offline: string;
  outdated: string;
  /** Adds to what is sent, and may wait for it. */
  beforeSend?: (data: FormData) => Promise<void>;
}

/**
 * One form. Without JavaScript the browser posts it to the action and the page comes back with the response; with it,
 * react-hook-form checks first and the response appears in place. Nothing typed is lost either way.
 */
export function useActionForm<Fields extends FieldValues, Parsed = Fields>(options: Options<Fields, Parsed>) {
  const { action, permalink, resolver, messageOf = (code) => code, beforeSend } = options;
  const [initial] = useState(() => initialState(permalink));
  const [posted, postAction] = useActionState(action, initial, permalink);
  const refused = useRefusal(posted);
  const [state, send, pending] = useActionState(async (previous: FormState, data: FormData): Promise<FormState> => {
    try {
      await beforeSend?.(data);
      if (permalink) keepValues(permalink, fieldsOf(data));
      return refused.tell(await action(previous, data));
    } catch (error) {
      unstable_rethrow(error);
      const message = unstable_isUnrecognizedActionError(error) ? options.outdated : options.offline;
      return refused.tell({ ...EMPTY_FORM, values: fieldsOf(data), message });
    }
  }, posted);

  const serverErrors = useMemo(() => errorsFrom<Fields>(state), [state]);
  // No default values: react-hook-form then takes what is in the fields, so what was typed before it woke is kept.
  // Nothing is said when a field is left: it would push the button or box that is being pressed away from under the pointer.
  const { register, handleSubmit, formState, watch, setValue } = useForm<Fields, unknown, Parsed>({
    resolver,
    errors: serverErrors,
    mode: isRefused(posted) ? "onChange" : "onSubmit",
    shouldFocusError: false,
  });
  const errors: Record<string, string> = Object.fromEntries(
    Object.entries(formState.errors).map(([name, error]) => [name, messageOf(String(error?.message ?? ""))]),
  );

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    event.preventDefault();
    if (pending) return;
    void handleSubmit(
      () => startTransition(() => send(new FormData(form, submitter))),
      (found) => refused.tell({ errors: found }),
    )(event);
  };

  return {
    form: { action: postAction, onSubmit, noValidate: true },
    summary: {
      ref: refused.summary,
      errors: Object.fromEntries(Object.entries(errors).filter(([name]) => refused.fields.includes(name))),
      message: pending ? null : state.message,
    },
    register,
    watch,
    setValue,
    errors,
    pending,
    values: state.values,
    message: state.message,
  };
}

/**
 * The summary names the fields of the last refusal and gets shorter as they are put right. It never grows while
 * somebody types, and takes the focus only when a refusal has just come.
 */
function useRefusal(posted: FormState) {
  const summary = useRef<HTMLDivElement>(null);
  const isNew = useRef(isRefused(posted));
  const [fields, setFields] = useState(() => Object.keys(posted.errors));
  // The errors arrive a moment after the response, so this looks after each rendering whether the summary is there.
  useEffect(() => {
    if (!isNew.current || !summary.current) return;
    isNew.current = false;
    summary.current.focus();
  });
  const tell = <Refusal extends { errors: object }>(refusal: Refusal): Refusal => {
    isNew.current = true;
    setFields(Object.keys(refusal.errors));
    return refusal;
  };
  return { summary, fields, tell };
}

function isRefused({ errors, message }: FormState): boolean {
  return message !== null || Object.keys(errors).length > 0;
}

function errorsFrom<Fields extends FieldValues>({ errors }: FormState) {
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [name, { type: "server", message }]),
  ) as FieldErrors<Fields>;
}
