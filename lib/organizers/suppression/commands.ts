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
 * Lets all emails go to a mailbox again, and has the mail service do the same. What stood on our list goes together with its
 * entry in the log, which names no mailbox. `serviceError` is what the service said where it did not follow.
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
  // Not within the transaction: the service may take seconds to respond.
  return lifted ? accept({ serviceError: await liftAtService(email) }) : refuse("not-suppressed");
}
