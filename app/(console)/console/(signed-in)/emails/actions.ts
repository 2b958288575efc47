"use server";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { suppressionText } from "@/components/console/suppression-text";
import type { FormState } from "@/lib/form-state";
import { type LiftRefusal, liftSuppression } from "@/lib/organizers/suppression/commands";
import { suppressionInput } from "@/lib/organizers/suppression/schema";
import { findSuppressedMailbox } from "@/lib/subscriptions/suppression/queries";

const refusals: Record<LiftRefusal, string> = {
  "not-allowed": "Your role does not include this list.",
  "not-suppressed": "This email address is not on the list: all emails to it are sent.",
};

/** Says why an email is suppressed, or lifts that. It comes in a form, so that no URL and no log holds it. */
export async function suppressionAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(suppressionInput, async ({ email, intent }) => {
      if (intent === "find") {
        const found = await findSuppressedMailbox(admin, email);
        return { message: found.ok ? suppressionText(found.value) : refusals[found.refusal] };
      }
      const lifted = await liftSuppression(admin, email);
      if (!lifted.ok) return { message: refusals[lifted.refusal] };
      showAfterAction(`/console/emails?done=${lifted.value.serviceError === null ? "lifted" : "lifted-here"}`);
    })(data);
  });
}
