"use client";

import { EmailField } from "@/components/form/email-field";
import { ErrorSummary } from "@/components/form/error-summary";
import type { Option } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { Honeypot } from "@/components/form/honeypot";
import { useFormResponse } from "@/components/form/use-form-response";
import { useProof } from "@/components/form/use-proof";
import type { FormAction } from "@/lib/form-state";
import { ChoiceFields, type SubscribeWords } from "./choice-fields";

interface SubscribeFormProps {
  action: FormAction;
  /** The path of the page, to which a browser without JavaScript posts. */
  permalink: string;
  words: SubscribeWords;
  states: Option[];
  /** The language of the page, which the emails have unless another is chosen. */
  language: string;
  privacyHref: string;
}

/** Asks for news by mail: one column, the same with and without JavaScript. */
export function SubscribeForm({ action, permalink, words, states, language, privacyHref }: SubscribeFormProps) {
  const proof = useProof();
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, words, { permalink, beforeSend: proof.addTo });
  return (
    <form {...form} onFocus={proof.start} className="space-y-6" aria-labelledby="subscribe-title">
      <ErrorSummary ref={summary} title={words.summary} errors={errors} message={pending ? null : message} />
      <EmailField words={words} values={values} error={errors.email} required />
      <ChoiceFields words={words} states={states} values={{ language, ...values }} errors={errors} />
      <Honeypot label={words.honeypot} values={values} />
      <div>
        <SubmitButton busy={words.busy} pending={pending} className="w-full">
          {words.submit}
        </SubmitButton>
        <p className="mt-3 text-sm">
          <a href={privacyHref} className="text-link">
            {words.privacy}
          </a>
        </p>
      </div>
    </form>
  );
}
