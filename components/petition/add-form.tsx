"use client";

import type { ReactNode } from "react";

import { ErrorSummary } from "@/components/form/error-summary";
import { HelpFirst } from "@/components/form/help-first";
import { SubmitButton } from "@/components/form/submit-button";
import { useFormResponse } from "@/components/form/use-form-response";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";
import { AdditionFields, type AdditionTexts, type DangerTexts } from "./addition-fields";

interface AddFormProps {
  action: FormAction;
  /**
   * The path of the confirmation link. The form posts to it, because the script that hides the token has replaced the path of
   * the page.
   */
  permalink: string;
  texts: AdditionTexts;
  danger: DangerTexts;
  /** The ways to help that come first where a comment says that somebody is in danger. */
  help: ReactNode;
  troubles: Pick<Messages["petition"]["form"], "summary" | "offline" | "outdated">;
}

/** What signers may add on the page of thanks. It is empty, also where something was added before: it says nothing personal. */
export function AddForm({ action, permalink, texts, danger, help, troubles }: AddFormProps) {
  const { form, summary, state, pending } = useFormResponse(action, troubles, { permalink });
  const { errors, values, message } = state;
  const isRefusedOtherwise = message !== null || Object.keys(errors).length > 0;
  return (
    <form {...form} className="space-y-6" aria-labelledby="add-title">
      <ErrorSummary ref={summary} title={troubles.summary} errors={errors} message={pending ? null : message} />
      <HelpFirst values={values} texts={danger} help={help} ref={isRefusedOtherwise ? undefined : summary} />
      <AdditionFields texts={texts} values={values} errors={errors} />
      <SubmitButton busy={texts.busy} pending={pending} variant="quiet">
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
