"use client";

import { EmailField } from "@/components/form/email-field";
import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { Honeypot } from "@/components/form/honeypot";
import { useFormResponse } from "@/components/form/use-form-response";
import { useProof } from "@/components/form/use-proof";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";

interface ReportFormProps {
  action: FormAction;
  /** The path of the page, to which a browser without JavaScript posts. */
  permalink: string;
  words: Omit<Messages["news"]["report"], "refusals">;
  /** The page that the reader came from, where they said so. */
  page: string;
}

/** Reports an error on the site to its organizers. */
export function ReportForm({ action, permalink, words, page }: ReportFormProps) {
  const proof = useProof();
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, words, { permalink, beforeSend: proof.addTo });
  const field = (name: "page" | "wrong" | "source") => ({
    name,
    label: words[name],
    hint: words[`${name}Hint`],
    error: errors[name],
    defaultValue: values[name],
  });
  return (
    <form {...form} onFocus={proof.start} className="space-y-6" aria-labelledby="report">
      <ErrorSummary ref={summary} title={words.summary} errors={errors} message={pending ? null : message} />
      <TextField {...field("page")} defaultValue={values.page ?? page} spellCheck={false} required />
      <TextArea {...field("wrong")} rows={6} required />
      <TextField {...field("source")} type="url" inputMode="url" />
      <EmailField words={words} values={values} error={errors.email} />
      <Honeypot label={words.honeypot} values={values} />
      <SubmitButton busy={words.busy} pending={pending}>
        {words.submit}
      </SubmitButton>
    </form>
  );
}
