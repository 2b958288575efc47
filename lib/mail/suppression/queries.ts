import "server-only";

import { db } from "../../db/client";
import type { SuppressionReason } from "../schema";

const LISTED_MAX = 200;

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

/** The suppressed mailboxes, newest first. Their emails are not stored, only keyed hashes of them. */
export async function listSuppressions(limit: number): Promise<Suppression[]> {
  const rows = await db.suppressedEmail.findMany({
    select: fields,
    orderBy: { createdAt: "desc" },
    take: Math.min(limit, LISTED_MAX),
  });
  return rows.map(suppressionOf);
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
