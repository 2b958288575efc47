"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import type { Option } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";
import { ChoiceFields, type SubscribeWords } from "./choice-fields";

interface ChoicesFormProps {
  action: FormAction;
  words: SubscribeWords;
  submit: string;
  busy: string;
  states: Option[];
  /** What is kept now. */
  kept: Record<string, string>;
}

/** State and language again, on the subscriber's own page. */
export function ChoicesForm({ action, words, submit, busy, states, kept }: ChoicesFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, words);
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary ref={summary} title={words.summary} errors={errors} message={pending ? null : message} />
      <ChoiceFields words={words} states={states} values={{ ...kept, ...values }} errors={errors} />
      <SubmitButton busy={busy} pending={pending} variant="quiet">
        {submit}
      </SubmitButton>
    </form>
  );
}
