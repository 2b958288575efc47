"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import type { Option } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";
import { ChoiceFields, type SubscribeTexts } from "./choice-fields";

interface ChoicesFormProps {
  action: FormAction;
  texts: SubscribeTexts;
  submit: string;
  busy: string;
  states: Option[];
  /** The current values. */
  kept: Record<string, string>;
}

/** The form for state and language on the subscriber's own page. */
export function ChoicesForm({ action, texts, submit, busy, states, kept }: ChoicesFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, texts);
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary ref={summary} title={texts.summary} errors={errors} message={pending ? null : message} />
      <ChoiceFields texts={texts} states={states} values={{ ...kept, ...values }} errors={errors} />
      <SubmitButton busy={busy} pending={pending} variant="quiet">
        {submit}
      </SubmitButton>
    </form>
  );
}
