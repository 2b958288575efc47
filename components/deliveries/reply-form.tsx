"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-area";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";

interface ReplyFormProps {
  action: FormAction;
  texts: Record<"reply" | "replySubmit" | "replyBusy" | "summary" | "offline" | "outdated", string>;
}

/** What an office replies to the organizers. */
export function ReplyForm({ action, texts }: ReplyFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, texts);
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary
        ref={summary}
        form="office"
        title={texts.summary}
        errors={errors}
        message={pending ? null : message}
      />
      <TextArea
        form="office"
        name="reply"
        label={texts.reply}
        error={errors.reply}
        defaultValue={values.reply}
        rows={6}
        maxLength={4_000}
        required
      />
      <SubmitButton busy={texts.replyBusy} pending={pending} variant="quiet">
        {texts.replySubmit}
      </SubmitButton>
    </form>
  );
}
