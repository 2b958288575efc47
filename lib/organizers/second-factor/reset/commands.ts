import "server-only";

import { recordAudit } from "../../../audit/commands";
import { actorOf, OPERATOR } from "../../../audit/schema";
import { emailHash } from "../../../canonical-email";
import { db, type Transaction } from "../../../db/client";
import { enqueueEmail } from "../../../mail/commands";
import { accept, refuse, type Result } from "../../../result";
import { openEmail } from "../../../sealed-email";
import { mayManageOrganizers } from "../../rules";
import type { Actor, Session } from "../../schema";
import { deleteFactor } from "../commands";
import { isRecent } from "../rules";

export type ResetRefusal = "not-allowed" | "not-recent" | "own-factor" | "no-such-organizer" | "no-second-factor";

/**
 * Resets the second factor of a colleague who lost phone and recovery codes. Their sessions and unused links end, and an email
 * tells them. Nobody resets their own: it would make the mailbox enough.
 */
export async function resetSecondFactor(
  admin: Session,
  id: number,
  now: Date,
): Promise<Result<undefined, ResetRefusal>> {
  if (admin.need !== null || !mayManageOrganizers(admin)) return refuse("not-allowed");
  if (!isRecent(admin, now)) return refuse("not-recent");
  if (admin.id === id) return refuse("own-factor");
  return db.$transaction((tx) => reset(tx, admin, id, now));
}

/** Resets the second factor of an organizer for the operator, who can read the database anyway. */
export async function resetAsOperator(
  email: string,
  now: Date,
): Promise<Result<undefined, "no-such-organizer" | "no-second-factor">> {
  return db.$transaction(async (tx) => {
    const organizer = await tx.organizer.findUnique({
      where: { emailHash: Uint8Array.from(emailHash(email)) },
      select: { id: true },
    });
    return organizer ? reset(tx, OPERATOR, organizer.id, now) : refuse("no-such-organizer");
  });
}

async function reset(
  tx: Transaction,
  by: Actor,
  organizerId: number,
  now: Date,
): Promise<Result<undefined, "no-such-organizer" | "no-second-factor">> {
  const organizer = await tx.organizer.findUnique({
    where: { id: organizerId },
    select: { emailHash: true, emailSealed: true },
  });
  if (!organizer) return refuse("no-such-organizer");
  const { emailHash: hash, emailSealed } = organizer;
  if (!(await deleteFactor(tx, organizerId))) return refuse("no-second-factor");
  await tx.organizerSession.deleteMany({ where: { organizerId } });
  await tx.signInToken.deleteMany({ where: { emailHash: hash } });
  const email = openEmail(emailSealed, hash);
  await enqueueEmail(
    tx,
    {
      kind: "second-factor-reset",
      email,
      emailHash: Buffer.from(hash),
      locale: "en",
      props: {},
      organizerId,
      notBefore: now,
    },
    now,
  );
  await recordAudit({ actor: actorOf(by), action: "second-factor-reset", subject: `organizer:${organizerId}` }, tx);
  return accept(undefined);
}
