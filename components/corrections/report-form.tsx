"use client";

import { EmailField } from "@/components/form/email-field";
import { ErrorSummary } from "@/components/form/error-summary";
import { PlainSubmit } from "@/components/form/plain-submit";
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
  texts: Omit<Messages["news"]["report"], "refusals">;
  /** The page that the link named, to prefill the field. */
  page: string;
}

/** The form to report an error on the site to its organizers. */
export function ReportForm({ action, permalink, texts, page }: ReportFormProps) {
  const proof = useProof();
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, texts, { permalink, beforeSend: proof.addTo });
  const field = (name: "page" | "wrong" | "source") => ({
    name,
    label: texts[name],
    hint: texts[`${name}Hint`],
    error: errors[name],
    defaultValue: values[name],
  });
  return (
    <form {...form} onFocus={proof.start} className="space-y-6" aria-labelledby="report">
      <PlainSubmit values={values} pending={pending} />
      <ErrorSummary ref={summary} title={texts.summary} errors={errors} message={pending ? null : message} />
      <TextField {...field("page")} defaultValue={values.page ?? page} spellCheck={false} required />
      <TextArea {...field("wrong")} rows={6} required />
      <TextField {...field("source")} type="url" inputMode="url" />
      <EmailField texts={texts} values={values} pending={pending} error={errors.email} />
      <Honeypot label={texts.honeypot} values={values} />
      <SubmitButton busy={texts.busy} pending={pending}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
