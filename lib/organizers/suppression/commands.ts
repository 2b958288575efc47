import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { emailHash } from "../../canonical-email";
import { db } from "../../db/client";
import { liftAtService, liftSuppression as liftHere } from "../../mail/suppression/commands";
import { accept, refuse, type Result } from "../../result";
import { mayLiftSuppressions } from "../rules";
import type { Organizer } from "../schema";
import { organizersAmong } from "./queries";

export type LiftRefusal = "not-allowed" | "not-suppressed";

/**
 * Takes a mailbox off our suppression list and off that of the mail service. The change here and its entry in the log, which
 * contains no email, are one transaction. `serviceError` is the error where the service failed.
 */
export async function liftSuppression(
  admin: Organizer,
  email: string,
): Promise<Result<{ serviceError: string | null }, LiftRefusal>> {
  if (!mayLiftSuppressions(admin)) return refuse("not-allowed");
  const hash = emailHash(email);
  const [organizer] = (await organizersAmong([hash])).values();
  const lifted = await db.$transaction(async (tx) => {
    const suppression = await liftHere(tx, hash);
    if (suppression) {
      const { reason, createdAt } = suppression;
      await recordAudit(
        {
          actor: actorOf(admin),
          action: "suppression-lifted",
          subject: organizer ? `organizer:${organizer.id}` : "email",
          detail: { reason, suppressedAt: createdAt.toISOString() },
        },
        tx,
      );
    }
    return suppression;
  });
  // Outside of the transaction, because the service may take seconds to respond.
  return lifted ? accept({ serviceError: await liftAtService(email) }) : refuse("not-suppressed");
}
