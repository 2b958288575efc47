"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { type ModerationRefusal, reinstate, remove } from "@/lib/signatures/moderation/commands";
import { removalInput, signatureIdInput } from "@/lib/signatures/moderation/schema";

const refusals: Record<ModerationRefusal, string> = {
  "not-allowed": "Your role or your states do not include this signature.",
  "no-such-signature": "This signature is not there any more: its signer may have erased it.",
  "not-confirmed": "This signature does not count at the moment. Please reload the page.",
  "not-removed": "This signature is not removed. Please reload the page.",
};

export async function removeAction(id: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = signatureIdInput.safeParse(id);
    if (!bound.success) return { ...EMPTY_FORM, message: refusals["no-such-signature"] };
    return formAction(removalInput, async ({ reason }) => {
      const removed = await remove(organizer, bound.data, reason, new Date());
      if (!removed.ok) return { message: refusals[removed.refusal] };
      showAfterAction("/console/signatures?done=removed");
    })(data);
  });
}

export async function reinstateAction(id: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = signatureIdInput.safeParse(id);
    if (!bound.success) return { ...EMPTY_FORM, message: refusals["no-such-signature"] };
    return formAction(z.object({}), async () => {
      const reinstated = await reinstate(organizer, bound.data);
      if (!reinstated.ok) return { message: refusals[reinstated.refusal] };
      showAfterAction("/console/signatures?done=reinstated");
    })(data);
  });
}
