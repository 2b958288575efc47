import "server-only";

import { db } from "../db/client";
import { invariant } from "../invariant";
import type { Locale } from "../locale";
import { openEmail } from "../sealed-email";
import type { SubscriptionDraftState } from "./rules";
import type { SubscriptionStatus } from "./schema";

/** The status of a subscription, or null. Opens nothing sealed. */
export async function findSubscriptionStatus(id: bigint): Promise<SubscriptionStatus | null> {
  const row = await db.subscription.findUnique({ where: { id }, select: { status: true } });
  return row && row.status;
}

/** A draft of a subscription, and what decides whether it may be confirmed. */
export interface SubscriptionDraft extends SubscriptionDraftState {
  id: bigint;
  subscriptionId: bigint;
  postedAt: Date;
  /** The choices of the draft; null once it is used. */
  choices: { state: string | null; language: Locale } | null;
}

/** A draft with its choices and its state, or null. Opens nothing sealed. */
export async function findSubscriptionDraft(id: bigint): Promise<SubscriptionDraft | null> {
  const [row] = await db.$queryRaw<
    (Omit<SubscriptionDraft, "choices"> & { state: string | null; language: Locale | null })[]
  >`
    SELECT d.id, d.subscription_id AS "subscriptionId", d.posted_at AS "postedAt", d.expires_at AS "expiresAt",
      d.confirmed_at IS NOT NULL AS "isUsed", d.state, d.locale AS language, s.status
    FROM subscription_draft d JOIN subscription s ON s.id = d.subscription_id
    WHERE d.id = ${id}`;
  if (!row) return null;
  const { state, language, ...draft } = row;
  return { ...draft, choices: language && { state, language } };
}

const keptFields = {
  status: true,
  emailHash: true,
  emailSealed: true,
  state: true,
  locale: true,
  createdAt: true,
  confirmedAt: true,
  leftAt: true,
  lastPostAt: true,
} as const;

/** All data of one subscription, opened, for the subscriber's own page. Null where it was never confirmed. */
export async function findSubscription(id: bigint) {
  const row = await db.subscription.findUnique({ where: { id }, select: keptFields });
  if (!row || row.status === "pending") return null;
  const { emailSealed, status, locale, ...kept } = row;
  invariant(emailSealed && locale, "a subscription that was confirmed is whole");
  return { ...kept, status, locale: locale as Locale, email: openEmail(emailSealed, row.emailHash) };
}

export type OpenedSubscription = NonNullable<Awaited<ReturnType<typeof findSubscription>>>;

/** The mailboxes of these that subscribed to news, confirmed or not: their hashes, in hexadecimal. */
export async function subscribersAmong(emailHashes: Uint8Array[]): Promise<Set<string>> {
  const rows = await db.subscription.findMany({
    where: { emailHash: { in: emailHashes.map((hash) => Uint8Array.from(hash)) } },
    select: { emailHash: true },
  });
  return new Set(rows.map(({ emailHash }) => Buffer.from(emailHash).toString("hex")));
}
