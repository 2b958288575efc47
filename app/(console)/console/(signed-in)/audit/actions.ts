"use server";

import { redirect } from "next/navigation";
import { z } from "zod";

import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { recordAudit } from "@/lib/audit/commands";
import { verifyAudit } from "@/lib/audit/queries";
import { actorOf } from "@/lib/audit/schema";
import type { FormState } from "@/lib/form-state";

/** Verifies the log, and writes into it that it was verified and how that ended. */
export async function verifyAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(z.object({}), async () => {
      const { entries, firstBroken, head } = await verifyAudit();
      if (firstBroken !== null) {
        return {
          message: `Entry ${firstBroken} is not what was written, or one before it is missing. Keep a copy of the database as it is, and find out who had access to it.`,
        };
      }
      await recordAudit({
        actor: actorOf(admin.id),
        action: "log-verified",
        subject: "log",
        detail: { entries, head },
      });
      redirect("/console/audit#verify");
    })(data);
  });
}
