"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { useFormResponse } from "@/components/form/use-form-response";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";
import { AdditionFields, type AdditionTexts } from "./addition-fields";

interface AddFormProps {
  action: FormAction;
  /**
   * The path of the confirmation link. The form posts to it, because the script that hides the token has replaced the path of
   * the page.
   */
  permalink: string;
  texts: AdditionTexts;
  troubles: Pick<Messages["petition"]["form"], "summary" | "offline" | "outdated">;
}

/** What signers may add on the page of thanks. It is empty, also where something was added before: it says nothing personal. */
export function AddForm({ action, permalink, texts, troubles }: AddFormProps) {
  const { form, summary, state, pending } = useFormResponse(action, troubles, { permalink });
  const { errors, values, message } = state;
  return (
    <form {...form} className="space-y-6" aria-labelledby="add-title">
      <ErrorSummary ref={summary} title={troubles.summary} errors={errors} message={pending ? null : message} />
      <AdditionFields texts={texts} values={values} errors={errors} />
      <SubmitButton busy={texts.busy} pending={pending} variant="quiet">
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
