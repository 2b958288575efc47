import "server-only";

import { recordAudit } from "../../../audit/commands";
import { OPERATOR } from "../../../audit/schema";
import { emailHash } from "../../../canonical-email";
import { db, type Transaction } from "../../../db/client";
import { accept, refuse, type Result } from "../../../result";
import { addMilliseconds } from "../../../time";
import { statusOf } from "../../rules";
import { INVITATION_MILLISECONDS_MAX, SIGN_IN_LINK_MILLISECONDS_MAX } from "../../schema";
import { isLockedOutAdmin } from "../../sql";
import { newToken } from "../commands";
import { signInLink } from "./rules";

export type LinkRefusal = "no-such-organizer" | "disabled" | "invitation-expired";

/**
 * Creates a sign-in link that the operator hands to an organizer whose mail does not arrive. It works once, and as long as a
 * mailed one. The log records that it was made; the link itself is not stored. Where no admin has joined, it renews the
 * expired invitation of an admin first.
 */
export async function createSignInLink(
  email: string,
  now: Date,
): Promise<Result<{ url: string; expiresAt: Date }, LinkRefusal>> {
  const hash = Uint8Array.from(emailHash(email));
  const { url, tokenHash } = signInLink(newToken());
  const expiresAt = addMilliseconds(now, SIGN_IN_LINK_MILLISECONDS_MAX);
  return db.$transaction(async (tx) => {
    const organizer = await tx.organizer.findUnique({
      where: { emailHash: hash },
      select: { id: true, joinedAt: true, invitationExpiresAt: true, disabledAt: true },
    });
    if (!organizer) return refuse("no-such-organizer");
    const status = statusOf(organizer, now);
    if (status === "disabled") return refuse(status);
    if (status === "invitation-expired" && !(await renewForLockedOutAdmin(tx, organizer.id, now)))
      return refuse(status);
    await tx.signInToken.create({
      data: { tokenHash, emailHash: hash, createdAt: now, expiresAt },
      select: { tokenHash: true },
    });
    await recordAudit({ actor: OPERATOR, action: "sign-in-link-printed", subject: `organizer:${organizer.id}` }, tx);
    return accept({ url, expiresAt });
  });
}

async function renewForLockedOutAdmin(tx: Transaction, id: number, now: Date): Promise<boolean> {
  const expiresAt = addMilliseconds(now, INVITATION_MILLISECONDS_MAX);
  const renewed = await tx.$executeRaw`
    UPDATE organizer SET invited_at = ${now}, invitation_expires_at = ${expiresAt} WHERE id = ${id} AND ${isLockedOutAdmin(now)}`;
  if (!renewed) return false;
  await recordAudit(
    {
      actor: OPERATOR,
      action: "organizer-invited",
      subject: `organizer:${id}`,
      detail: { role: "admin", states: null },
    },
    tx,
  );
  return true;
}
