import "server-only";

import { db } from "../../db/client";
import { sql } from "../../db/sql";
import type { SuppressionPage, SuppressionReason } from "../schema";

/** How many are on one page of the list. */
export const SUPPRESSIONS_LISTED_MAX = 100;

export interface Suppression {
  emailHash: Uint8Array;
  reason: SuppressionReason;
  createdAt: Date;
  /** When the mailbox last got a requested email, or null. */
  retriedAt: Date | null;
}

const fields = { emailHash: true, reason: true, createdAt: true, retriedAt: true, signInRetriedAt: true } as const;

const suppressionOf = ({
  retriedAt,
  signInRetriedAt,
  ...row
}: Suppression & { signInRetriedAt: Date | null }): Suppression => ({
  ...row,
  retriedAt: retriedAt && signInRetriedAt && signInRetriedAt < retriedAt ? retriedAt : (signInRetriedAt ?? retriedAt),
});

/** The suppressed mailboxes, one page of them, newest first. Their emails are not stored, only keyed hashes of them. */
export async function listSuppressions({ reason, before }: SuppressionPage): Promise<Suppression[]> {
  // Bounces of one batch come in the same millisecond, so the time alone is no key. The first comparison is for the index.
  const older = before
    ? sql`AND created_at <= ${before.createdAt} AND (created_at < ${before.createdAt} OR email_hash > ${before.emailHash})`
    : sql``;
  return db.$queryRaw<Suppression[]>`
    SELECT email_hash AS "emailHash", reason::text, created_at AS "createdAt",
      greatest(retried_at, sign_in_retried_at) AS "retriedAt"
    FROM suppressed_email
    WHERE (${reason}::text IS NULL OR reason::text = ${reason}) ${older}
    ORDER BY created_at DESC, email_hash LIMIT ${SUPPRESSIONS_LISTED_MAX}`;
}

/** Why and since when a mailbox is suppressed, or null. */
export async function findSuppression(emailHash: Uint8Array): Promise<Suppression | null> {
  const row = await db.suppressedEmail.findUnique({ where: { emailHash: Uint8Array.from(emailHash) }, select: fields });
  return row && suppressionOf(row);
}

/** Which of these mailboxes are suppressed: their hashes, in hexadecimal. */
export async function suppressedAmong(emailHashes: Uint8Array[]): Promise<Set<string>> {
  const rows = await db.suppressedEmail.findMany({
    where: { emailHash: { in: emailHashes.map((hash) => Uint8Array.from(hash)) } },
    select: { emailHash: true },
  });
  return new Set(rows.map(({ emailHash }) => Buffer.from(emailHash).toString("hex")));
}
