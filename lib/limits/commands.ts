import "server-only";

import { type Database, db } from "../db/client";
import { join, jsonNull, sql } from "../db/sql";
import { invariant } from "../invariant";
import { bucketOf, stepOf } from "./buckets";
import { useOfProof } from "./proof-of-work";
import type { Consumed, LimitedUse, StoredSwitches, SwitchKey } from "./schema";

/**
 * Takes one use of each limit, in one statement, and says for each what came of it, in the order given. No two uses may
 * share name and key. Each row holds when its allowance will be full again (the generic cell rate algorithm): a use moves
 * that time on, under the row's lock, so however many come at once no more than `max` pass.
 *
 * Where one of them refuses, the others lose nothing by it: somebody who is refused for their own source cannot use up
 * what a mail domain or the whole site has. It never runs inside a transaction, which would hold the rows of everybody's
 * limits until its end.
 */
export async function consumeRateLimits(uses: LimitedUse[], now: Date): Promise<Consumed[]> {
  if (uses.length === 0) return [];
  // Rows of values, not arrays: their number is part of the text, so that PostgreSQL plans each text once.
  const wanted = uses.map((use, position) => {
    const step = sql`${stepOf(use)}::int * interval '1 millisecond'`;
    return sql`(${bucketOf(use.name, use.key)}::bytea, ${use.max}::int, ${step}, ${!use.slowsOnly}::boolean, ${position}::int)`;
  });
  return db.$queryRaw<Consumed[]>`
    WITH wanted (bucket, max, step, refuses, position) AS (
      VALUES ${join(wanted)}
    ), found AS (
      SELECT w.*, greatest(${now}::timestamptz, (SELECT r.full_at FROM rate_limit r WHERE r.bucket = w.bucket)) AS full_at
      FROM wanted w
    ), refused AS (
      SELECT EXISTS (SELECT 1 FROM found WHERE refuses AND full_at + step > ${now}::timestamptz + max * step) AS is
    ), taken AS (
      INSERT INTO rate_limit AS r (bucket, full_at)
      SELECT bucket, ${now}::timestamptz + step FROM found, refused WHERE NOT refused.is
      ORDER BY bucket
      ON CONFLICT (bucket) DO UPDATE
        SET full_at = greatest(r.full_at, ${now}::timestamptz) + (excluded.full_at - ${now}::timestamptz)
        WHERE greatest(r.full_at, ${now}::timestamptz)
          <= (SELECT ${now}::timestamptz + (w.max - 1) * w.step FROM wanted w WHERE w.bucket = excluded.bucket)
      RETURNING r.bucket, r.full_at
    )
    SELECT t.bucket IS NOT NULL AS allowed,
      CASE WHEN t.bucket IS NULL AND NOT refused.is THEN f.max ELSE least(f.max, ceil(
        extract(epoch FROM coalesce(t.full_at - f.step, f.full_at) - ${now}::timestamptz) / extract(epoch FROM f.step)
      )::int) END AS used
    FROM refused, found f LEFT JOIN taken t USING (bucket) ORDER BY f.position`;
}

/** Takes one use of one limit. */
export async function consumeRateLimit(use: LimitedUse, now: Date): Promise<Consumed> {
  const [consumed] = await consumeRateLimits([use], now);
  invariant(consumed, "each use has its row");
  return consumed;
}

interface Guarded<Always extends LimitedUse[], Unproved extends LimitedUse[]> {
  always: [...Always];
  /** Taken only where there is no good proof of work: those who bring one are not held to them. */
  unproved: [...Unproved];
  proof: string | undefined;
}

/**
 * Redeems a proof of work, and takes uses of limits in the same statement. `unproved` is null where the proof was good; each
 * counts once, also when it is sent several times at once.
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
  // A proof that was good once and is sent again.
  return { always: ofAlways, unproved: (await consumeRateLimits(unproved, now)) as ConsumedOf<Unproved> };
}

type ConsumedOf<Uses extends LimitedUse[]> = { [Index in keyof Uses]: Consumed };

// In the hour between two rounds of cleaning up, more keys than this are seldom used.
const PURGED_AT_ONCE_MAX = 50_000;

/** Deletes the keys whose allowance is full again, in one bounded step. Returns how many went. */
export async function purgeRateLimits(now: Date): Promise<number> {
  // Not by the model, which looks at the time only when it finds the rows: one that is used meanwhile would go as well.
  return db.$executeRaw`
    DELETE FROM rate_limit WHERE full_at <= ${now} AND bucket IN (
      SELECT bucket FROM rate_limit WHERE full_at <= ${now} LIMIT ${PURGED_AT_ONCE_MAX})`;
}

/** Sets one switch, in a transaction where one is given. `organizerId` is null where the system itself does it. */
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
