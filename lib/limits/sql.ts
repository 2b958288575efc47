import { join, sql, type Sql } from "../db/sql";
import { bucketOf, stepOf } from "./buckets";
import type { LimitedUse } from "./schema";

/** True while organizers have not paused all signing. */
export const signingIsOn = sql`NOT EXISTS (SELECT 1 FROM setting WHERE key = 'signing-paused' AND value = 'true'::jsonb)`;

/** True while signatures with a flag wait for an organizer. */
export const flaggedAreHeld = sql`EXISTS (SELECT 1 FROM setting WHERE key = 'flagged-held' AND value = 'true'::jsonb)`;

/** All switches that are set, as one JSON object, null where none is. */
export const storedSwitches = sql`(SELECT jsonb_object_agg(key, value) FROM setting)`;

/** A use of a limit that may have a condition under which it is allowed whatever was used before. */
export interface ExemptableUse extends LimitedUse {
  exempt?: Sql | undefined;
}

/**
 * The CTEs that take one use of each limit; the last one is `consumed` (position, allowed, used), one row for each use. Each
 * row of the table contains the time at which its allowance is full again (the generic cell rate algorithm). A use moves that
 * time forward while the row is locked, so that no more than `max` pass, however many come at once.
 *
 * Where one limit refuses, the others are not used: somebody who is refused for their own source cannot use up the limit of
 * a mail domain or of the site. The rows stay locked until the statement is committed, so a statement that does more than
 * count must not take limits that many people share.
 */
export function takeUses(uses: ExemptableUse[], now: Date): Sql {
  if (uses.length === 0) return sql`consumed AS (SELECT 0 AS position, true AS allowed, 0 AS used WHERE false)`;
  // Rows of values instead of arrays: their number is then part of the text, and PostgreSQL plans each text once.
  const wanted = uses.map((use, position) => {
    const step = sql`${stepOf(use)}::int * interval '1 millisecond'`;
    return sql`(${bucketOf(use.name, use.key)}::bytea, ${use.max}::int, ${step}, ${!use.slowsOnly}::boolean, ${position}::int, ${use.exempt ?? never})`;
  });
  return sql`
    wanted (bucket, max, step, refuses, position, exempt) AS (
      VALUES ${join(wanted)}
    ), found AS (
      SELECT w.*, greatest(${now}::timestamptz, (SELECT r.full_at FROM rate_limit r WHERE r.bucket = w.bucket)) AS full_at
      FROM wanted w
    ), refused AS (
      SELECT EXISTS (SELECT 1 FROM found WHERE refuses AND NOT exempt AND full_at + step > ${now}::timestamptz + max * step) AS is
    ), taken AS (
      INSERT INTO rate_limit AS r (bucket, full_at)
      SELECT bucket, ${now}::timestamptz + step FROM found, refused WHERE NOT refused.is
      ORDER BY bucket
      ON CONFLICT (bucket) DO UPDATE
        SET full_at = greatest(r.full_at, ${now}::timestamptz) + (excluded.full_at - ${now}::timestamptz)
        WHERE greatest(r.full_at, ${now}::timestamptz)
          <= (SELECT ${now}::timestamptz + (w.max - 1) * w.step FROM wanted w WHERE w.bucket = excluded.bucket)
      RETURNING r.bucket, r.full_at
    ), consumed AS (
      SELECT f.position, t.bucket IS NOT NULL OR (f.exempt AND NOT refused.is) AS allowed,
        CASE WHEN t.bucket IS NULL AND NOT refused.is THEN f.max ELSE least(f.max, ceil(
          extract(epoch FROM coalesce(t.full_at - f.step, f.full_at) - ${now}::timestamptz) / extract(epoch FROM f.step)
        )::int) END AS used
      FROM refused, found f LEFT JOIN taken t USING (bucket))`;
}

const never = sql`false`;

/** Whether all uses were allowed that `takeUses` took earlier in the statement. */
export const allAllowed = sql`NOT EXISTS (SELECT 1 FROM consumed WHERE NOT allowed)`;

/** What `takeUses` took, as an array of JSON in the order of the uses. */
export const consumedUses = sql`(SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY position), '[]') FROM consumed c)`;
