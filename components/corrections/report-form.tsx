"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { GUARD_FIELDS } from "@/components/form/guard-fields";
import { putIntoField } from "@/components/form/put-into-field";
import { SlipOffer } from "@/components/form/slip-offer";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Trap } from "@/components/form/trap";
import { useAnsweredForm } from "@/components/form/use-answered-form";
import { useProof } from "@/components/form/use-proof";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";

interface ReportFormProps {
  action: FormAction;
  /** The address of the page, to which a browser without JavaScript posts. */
  address: string;
  words: Omit<Messages["news"]["report"], "refusals">;
  /** The page that the reader came from, where they said so. */
  page: string;
}

/** Reports an error on the site to its organizers. */
export function ReportForm({ action, address, words, page }: ReportFormProps) {
  const proof = useProof();
  const { form, summary, state: { errors, values, message }, pending } = useAnsweredForm(action, words, {
    address, beforeSend: async (data) => data.set(GUARD_FIELDS.proof, await proof.get() ?? ""),
  });
  const field = (name: "page" | "wrong" | "source" | "email") => ({
    name, label: words[name], hint: words[`${name}Hint`], error: errors[name], defaultValue: values[name],
  });
  return (
    <form {...form} onFocus={proof.start} className="space-y-6" aria-labelledby="report">
      <ErrorSummary ref={summary} title={words.summary} errors={errors} message={pending ? null : message} />
      <TextField {...field("page")} defaultValue={values.page ?? page} autoComplete="off" spellCheck={false} required />
      <TextArea {...field("wrong")} rows={6} required />
      <TextField {...field("source")} type="url" inputMode="url" autoComplete="off" />
      <div>
        <TextField {...field("email")} type="email" inputMode="email" autoComplete="email" autoCapitalize="none" spellCheck={false} />
        <SlipOffer words={words} values={values} onTake={(email, button) => putIntoField(button, "email", email)} />
      </div>
      <Trap label={words.trap} value={values[GUARD_FIELDS.trap]} />
      <SubmitButton busy={words.busy} pending={pending}>{words.submit}</SubmitButton>
    </form>
  );
}
