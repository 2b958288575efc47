"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";

interface ReceiptFormProps {
  action: FormAction;
  texts: Record<
    | "receiptName"
    | "receiptNameHint"
    | "receiptDate"
    | "receiptNote"
    | "receiptSubmit"
    | "receiptBusy"
    | "summary"
    | "offline"
    | "outdated",
    string
  >;
  /** `2027-01-31` */
  today: string;
  /** In which time zone that is. */
  dateHint: string;
}

/** Confirms that a packet was received: by whom, and on which day. */
export function ReceiptForm({ action, texts, today, dateHint }: ReceiptFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, texts);
  const field = { form: "receipt" };
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary
        ref={summary}
        form="receipt"
        title={texts.summary}
        errors={errors}
        message={pending ? null : message}
      />
      <TextField
        {...field}
        name="name"
        label={texts.receiptName}
        hint={texts.receiptNameHint}
        error={errors.name}
        defaultValue={values.name}
        maxLength={100}
        autoComplete="name"
        required
      />
      <TextField
        {...field}
        name="date"
        type="date"
        label={texts.receiptDate}
        hint={dateHint}
        error={errors.date}
        defaultValue={values.date ?? today}
        required
      />
      <TextField
        {...field}
        name="note"
        label={texts.receiptNote}
        error={errors.note}
        defaultValue={values.note}
        maxLength={500}
        autoComplete="off"
      />
      <SubmitButton busy={texts.receiptBusy} pending={pending}>
        {texts.receiptSubmit}
      </SubmitButton>
    </form>
  );
}
