"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";

import { EMPTY_FORM, type FormAction, fieldsOf, type FormState } from "@/lib/form-state";
import { initialState, keepValues } from "./kept-values";

/** The messages for a server that could not be reached, and for a page that is older than the server. */
export interface Troubles {
  offline: string;
  outdated: string;
}

interface Options {
  /**
   * The page's own path. With it React recognizes a posted form even if the page is rendered differently after the post. It
   * is also the key of the values that are kept for going back.
   */
  permalink?: string;
  /** Adds fields before the form is sent, and may wait for them. */
  beforeSend?: (data: FormData) => Promise<void>;
}

/**
 * A form that only the server validates. Without JavaScript the browser posts it; with it the response appears in place.
 * What was typed stays in the fields in either case. It is smaller than `useActionForm`, for forms with few fields. The
 * page binds `action`.
 */
export function useFormResponse(
  action: FormAction,
  { offline, outdated }: Troubles,
  { permalink, beforeSend }: Options = {},
) {
  const [initial] = useState(() => initialState(permalink));
  const [posted, postAction] = useActionState(action, initial, permalink);
  const [state, send, pending] = useActionState(async (previous: FormState, data: FormData): Promise<FormState> => {
    try {
      await beforeSend?.(data);
      if (permalink) keepValues(permalink, fieldsOf(data));
      return await action(previous, data);
    } catch (error) {
      unstable_rethrow(error);
      return {
        ...EMPTY_FORM,
        values: fieldsOf(data),
        message: unstable_isUnrecognizedActionError(error) ? outdated : offline,
      };
    }
  }, posted);

  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    summary.current?.focus();
  }, [state]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const data = new FormData(event.currentTarget, submitter);
    if (!pending) startTransition(() => send(data));
  };
  return { form: { action: postAction, onSubmit, noValidate: true }, summary, state, pending };
}
