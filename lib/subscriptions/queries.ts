import "server-only";

import { db } from "../db/client";
import { openEmail } from "../sealed-email";
import type { SubscriptionState } from "./rules";

/** Where a subscription stands now, or null. Opens nothing sealed. */
export async function findSubscriptionState(id: bigint): Promise<SubscriptionState | null> {
  return db.subscription.findUnique({ where: { id }, select: { status: true, expiresAt: true } });
}

const keptFields = {
  status: true,
  expiresAt: true,
  emailHash: true,
  emailSealed: true,
  state: true,
  locale: true,
  createdAt: true,
  confirmedAt: true,
  leftAt: true,
  lastEmailAt: true,
} as const;

/** All that is kept about one subscription, opened: for its subscriber's own page. Null when it is not there. */
export async function findSubscription(id: bigint) {
  const row = await db.subscription.findUnique({ where: { id }, select: keptFields });
  if (!row) return null;
  const { emailSealed, ...kept } = row;
  return { ...kept, email: openEmail(emailSealed, row.emailHash) };
}

export type OpenedSubscription = NonNullable<Awaited<ReturnType<typeof findSubscription>>>;

/** Which of these mailboxes subscribed to news, confirmed or not: their hashes, in hexadecimal. */
export async function subscribersAmong(emailHashes: Uint8Array[]): Promise<Set<string>> {
  const rows = await db.subscription.findMany({
    where: { emailHash: { in: emailHashes.map((hash) => Uint8Array.from(hash)) } },
    select: { emailHash: true },
  });
  return new Set(rows.map(({ emailHash }) => Buffer.from(emailHash).toString("hex")));
}
