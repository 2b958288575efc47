"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { GUARD_FIELDS } from "@/components/form/guard-fields";
import { putIntoField } from "@/components/form/put-into-field";
import type { Option } from "@/components/form/select-field";
import { SlipOffer } from "@/components/form/slip-offer";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { Trap } from "@/components/form/trap";
import { useAnsweredForm } from "@/components/form/use-answered-form";
import { useProof } from "@/components/form/use-proof";
import type { FormAction } from "@/lib/form-state";
import { ChoiceFields, type SubscribeWords } from "./choice-fields";

interface SubscribeFormProps {
  action: FormAction;
  /** The address of the page, to which a browser without JavaScript posts. */
  address: string;
  words: SubscribeWords;
  states: Option[];
  /** The language of the page, which the letters have unless another is chosen. */
  language: string;
  privacyHref: string;
}

/** Asks for news by mail: one column, the same with and without JavaScript. */
export function SubscribeForm({ action, address, words, states, language, privacyHref }: SubscribeFormProps) {
  const proof = useProof();
  const { form, summary, state: { errors, values, message }, pending } = useAnsweredForm(action, words, {
    address, beforeSend: async (data) => data.set(GUARD_FIELDS.proof, await proof.get() ?? ""),
  });
  return (
    <form {...form} onFocus={proof.start} className="space-y-6" aria-labelledby="subscribe-title">
      <ErrorSummary ref={summary} title={words.summary} errors={errors} message={pending ? null : message} />
      <div>
        <TextField
          name="email"
          label={words.email}
          hint={words.emailHint}
          error={errors.email}
          defaultValue={values.email}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <SlipOffer words={words} values={values} onTake={(email, button) => putIntoField(button, "email", email)} />
      </div>
      <ChoiceFields words={words} states={states} values={{ language, ...values }} errors={errors} />
      <Trap label={words.trap} value={values[GUARD_FIELDS.trap]} />
      <div>
        <SubmitButton busy={words.busy} pending={pending} className="w-full">{words.submit}</SubmitButton>
        <p className="mt-3 text-sm"><a href={privacyHref} className="text-link">{words.privacy}</a></p>
      </div>
    </form>
  );
}
