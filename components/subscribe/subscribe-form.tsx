"use client";

import { EmailField } from "@/components/form/email-field";
import { ErrorSummary } from "@/components/form/error-summary";
import type { Option } from "@/components/form/select-field";
import { PlainSubmit } from "@/components/form/plain-submit";
import { SubmitButton } from "@/components/form/submit-button";
import { Honeypot } from "@/components/form/honeypot";
import { useFormResponse } from "@/components/form/use-form-response";
import { useProof } from "@/components/form/use-proof";
import type { FormAction } from "@/lib/form-state";
import { ChoiceFields, type SubscribeTexts } from "./choice-fields";

interface SubscribeFormProps {
  action: FormAction;
  /** The path of the page, to which a browser without JavaScript posts. */
  permalink: string;
  texts: SubscribeTexts;
  states: Option[];
  /** The language of the page, which is preselected for the emails. */
  language: string;
  privacyHref: string;
}

/** The form to subscribe: one column, the same with and without JavaScript. */
export function SubscribeForm({ action, permalink, texts, states, language, privacyHref }: SubscribeFormProps) {
  const proof = useProof();
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, texts, { permalink, beforeSend: proof.addTo });
  return (
    <form {...form} onFocus={proof.start} className="space-y-6" aria-labelledby="subscribe-title">
      <PlainSubmit values={values} pending={pending} />
      <ErrorSummary ref={summary} title={texts.summary} errors={errors} message={pending ? null : message} />
      <EmailField texts={texts} values={values} pending={pending} error={errors.email} required />
      <ChoiceFields texts={texts} states={states} values={{ language, ...values }} errors={errors} />
      <Honeypot label={texts.honeypot} values={values} />
      <div>
        <SubmitButton busy={texts.busy} pending={pending} className="w-full">
          {texts.submit}
        </SubmitButton>
        <p className="mt-3 text-sm">
          <a href={privacyHref} className="text-link">
            {texts.privacy}
          </a>
        </p>
      </div>
    </form>
  );
}
