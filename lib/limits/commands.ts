import "server-only";

import { type Database, db } from "../db/client";
import { jsonNull } from "../db/sql";
import { invariant } from "../invariant";
import { addMilliseconds } from "../time";
import { bucketOf } from "./buckets";
import { useOfProof } from "./proof-of-work";
import { type Consumed, EQUAL_POSTS, type LimitedUse, type StoredSwitches, type SwitchKey } from "./schema";
import { type ExemptableUse, takeUses } from "./sql";

/**
 * Takes one use of each limit in one statement, and returns the results in the same order. No two uses may have the same name
 * and key. It never runs inside a transaction, which would keep rows that many share locked until its end.
 */
export async function consumeRateLimits(uses: ExemptableUse[], now: Date): Promise<Consumed[]> {
  if (uses.length === 0) return [];
  return db.$queryRaw<Consumed[]>`WITH ${takeUses(uses, now)} SELECT allowed, used FROM consumed ORDER BY position`;
}

/** Takes one use of one limit. */
export async function consumeRateLimit(use: LimitedUse, now: Date): Promise<Consumed> {
  const [consumed] = await consumeRateLimits([use], now);
  invariant(consumed, "each use has its row");
  return consumed;
}

interface Guarded<Always extends LimitedUse[], Unproved extends LimitedUse[]> {
  always: [...Always];
  /** The limits that apply only without a valid proof of work. */
  unproved: [...Unproved];
  proof: string | undefined;
}

/**
 * Redeems a proof of work, and takes uses of limits in the same statement. `unproved` is null where the proof was valid. A
 * proof counts once, even if it is sent several times at once.
 */
export async function redeemProofOfWork<Always extends LimitedUse[], Unproved extends LimitedUse[]>(
  { always, unproved, proof }: Guarded<Always, Unproved>,
  now: Date,
): Promise<{ always: ConsumedOf<Always>; unproved: ConsumedOf<Unproved> | null }> {
  const use = await useOfProof(proof);
  const consumed = await consumeRateLimits([...always, ...(use ? [use] : unproved)], now);
  const ofAlways = consumed.slice(0, always.length) as ConsumedOf<Always>;
  const rest = consumed.slice(always.length);
  if (!use) return { always: ofAlways, unproved: rest as ConsumedOf<Unproved> };
  const refused = ofAlways.some(({ allowed }, i) => !allowed && !always[i]?.slowsOnly);
  if (refused || rest[0]?.allowed) return { always: ofAlways, unproved: null };
  // The proof was redeemed before.
  return { always: ofAlways, unproved: (await consumeRateLimits(unproved, now)) as ConsumedOf<Unproved> };
}

type ConsumedOf<Uses extends LimitedUse[]> = { [Index in keyof Uses]: Consumed };

/**
 * Claims a post for a minute, and returns whether it is the first of equal ones. `post` is all that was sent. In a transaction
 * the claim is committed with what the post does: concurrent equal ones wait for it, and a failed one can be sent again at
 * once. `isUsedUp` with EQUAL_POSTS reads a claim.
 */
export async function claimPost(name: string, post: string, now: Date, database: Database = db): Promise<boolean> {
  const until = addMilliseconds(now, EQUAL_POSTS.windowMilliseconds);
  const claimed = await database.$executeRaw`
    INSERT INTO rate_limit (bucket, full_at) VALUES (${bucketOf(name, post)}, ${until})
    ON CONFLICT (bucket) DO UPDATE SET full_at = excluded.full_at WHERE rate_limit.full_at <= ${now}::timestamptz`;
  return claimed === 1;
}

/** Gives up the claim of a post that failed, where it was not claimed in a transaction. */
export async function forgetPost(name: string, post: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { bucket: bucketOf(name, post) } });
}

// One purge an hour: in that time, fewer keys than this are used.
const PURGED_AT_ONCE_MAX = 50_000;

/** Deletes the keys whose allowance is full again, in one bounded step. Returns how many were deleted. */
export async function purgeRateLimits(now: Date): Promise<number> {
  // Raw SQL, because the model checks the time only when it selects the rows, and would delete one that is used meanwhile.
  return db.$executeRaw`
    DELETE FROM rate_limit WHERE full_at <= ${now} AND bucket IN (
      SELECT bucket FROM rate_limit WHERE full_at <= ${now} LIMIT ${PURGED_AT_ONCE_MAX})`;
}

/** Sets one switch. `organizerId` is null where the system sets it. */
export async function setSwitch<Key extends SwitchKey>(
  organizerId: number | null,
  key: Key,
  value: StoredSwitches[Key],
  now: Date,
  database: Database = db,
): Promise<void> {
  const columns = { value: value ?? jsonNull, changedAt: now, changedBy: organizerId };
  await database.setting.upsert({
    where: { key },
    create: { key, ...columns },
    update: columns,
    select: { key: true },
  });
}
