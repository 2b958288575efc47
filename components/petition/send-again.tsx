"use client";

import { EmailField } from "@/components/form/email-field";
import { ErrorSummary } from "@/components/form/error-summary";
import { PlainSubmit } from "@/components/form/plain-submit";
import { SubmitButton } from "@/components/form/submit-button";
import { useFormResponse } from "@/components/form/use-form-response";
import { useProof } from "@/components/form/use-proof";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";

interface SendAgainProps {
  action: FormAction;
  /** Of the petition, as in the sign form. */
  slug: string;
  /** The path of the page with the sign form, which shows what is refused where no script does. */
  permalink: string;
  texts: Messages["petition"]["checkEmail"]["again"];
  troubles: Pick<Messages["petition"]["form"], "summary" | "offline" | "outdated">;
}

/**
 * The sign form once more, with the email alone in sight: to send the email again, or to another address. All else is added from
 * the storage of the tab by enhance/sent-form.ts, which shows this form only where it has something to add.
 */
export function SendAgain({ action, slug, permalink, texts, troubles }: SendAgainProps) {
  const proof = useProof();
  const { form, summary, state, pending } = useFormResponse(action, troubles, { permalink, beforeSend: proof.addTo });
  const { errors, values, message } = state;
  return (
    <form {...form} data-signs={slug} data-send-again="" hidden className="mt-4 max-w-md space-y-4">
      <PlainSubmit values={values} pending={pending} />
      <ErrorSummary ref={summary} title={troubles.summary} errors={errors} message={pending ? null : message} />
      <EmailField texts={texts} values={values} pending={pending} error={errors.email} required />
      <SubmitButton busy={texts.busy} pending={pending} variant="quiet">
        {texts.submit}
      </SubmitButton>
      <p role="status" className="text-sm text-done">
        <span data-sent-again="" hidden>
          {texts.done}
        </span>
      </p>
    </form>
  );
}
