"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import type { FormState } from "@/lib/form-state";
import { verifyLog, type VerifyRefusal } from "@/lib/organizers/commands";

const refusals: Record<VerifyRefusal, string> = { "not-allowed": "Your role does not include the log." };

/** Verifies the log, and shows the entry that says how that ended. */
export async function verifyAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(z.object({}), async () => {
      const verified = await verifyLog(admin);
      if (!verified.ok) return { message: refusals[verified.refusal] };
      showAfterAction(`/console/audit?verified=${verified.value.entry}`);
    })(data);
  });
}
