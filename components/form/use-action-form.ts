"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { startTransition, useActionState, useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { useForm, type FieldErrors, type FieldValues, type Resolver } from "react-hook-form";

import { EMPTY_FORM, fieldsOf, type FormAction, type FormState } from "@/lib/form-state";
import { GUARD_FIELDS } from "./guard-fields";
import { initialState, keepValues } from "./kept-values";

interface Options<Fields extends FieldValues, Parsed> {
  /** Bound by the page to its arguments. Binding it here can hang the server when a form without JavaScript is refused. */
  action: FormAction;
  /**
   * The page's own path. With it React recognizes a posted form even if the page is rendered differently after the post, as
   * it is while the database is away. It is also the key of the values that are kept for going back.
   */
  permalink?: string;
  /** Validates in the browser with the schema that the server uses again. */
  resolver: Resolver<Fields, unknown, Parsed>;
  /** The message for an error code, where the resolver returns codes. */
  messageOf?: (code: string) => string;
  /** The messages for a server that could not be reached, and for a page that is older than the server. */
  offline: string;
  outdated: string;
  /** Adds fields before the form is sent, and may wait for them. */
  beforeSend?: (data: FormData) => Promise<void>;
}

/**
 * One form. Without JavaScript the browser posts it to the action and gets the page with the response. With it,
 * react-hook-form validates first and the response appears in place. Nothing typed is lost in either case.
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
  // No default values: react-hook-form then reads the fields, so what was typed before hydration is kept.
  // No errors appear when a field loses the focus: they would move the button or box that is just being pressed.
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

  const listed = Object.fromEntries(Object.entries(errors).filter(([name]) => refused.fields.includes(name)));
  const message = pending ? null : state.message;
  return {
    form: { action: postAction, onSubmit, noValidate: true },
    summary: { ref: refused.summary, errors: listed, message },
    /** Takes the focus after a refusal that has no summary. */
    insteadOfSummary: message === null && Object.keys(listed).length === 0 ? refused.summary : undefined,
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
 * The summary lists the fields of the last refusal and gets shorter as they are corrected. It never grows while somebody
 * types, and takes the focus only right after a refusal.
 */
function useRefusal(posted: FormState) {
  const summary = useRef<HTMLDivElement>(null);
  const isNew = useRef(isRefused(posted));
  const [fields, setFields] = useState(() => Object.keys(posted.errors));
  // The errors arrive later than the response, so each rendering checks whether the summary is there.
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

function isRefused({ errors, message, values }: FormState): boolean {
  return message !== null || Object.keys(errors).length > 0 || values[GUARD_FIELDS.helpShown] === "on";
}

function errorsFrom<Fields extends FieldValues>({ errors }: FormState) {
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [name, { type: "server", message }]),
  ) as FieldErrors<Fields>;
}
