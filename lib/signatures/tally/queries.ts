import "server-only";

import { query } from "../../db/client";
import { DAY, addMilliseconds } from "../../time";
import { UNKNOWN_STATE, type Tally } from "./schema";

/**
 * The confirmed signatures of a petition at this moment. Folded and unfolded entries are read in one statement, so in
 * one snapshot: a fold that runs meanwhile moves numbers from one side to the other and the sum stays.
 */
export async function findTally(petitionId: number): Promise<Tally> {
  const { rows } = await query<{ state: string; count: number; countedAt: Date }>(
    "find-tally",
    `
    SELECT state, sum(count)::int AS count, now() AS "countedAt" FROM (
      SELECT state, count FROM tally_state WHERE petition_id = $1
      UNION ALL
      SELECT state, delta FROM tally_entry WHERE petition_id = $1
    ) parts GROUP BY state`,
    [petitionId],
  );
  const byState = Object.fromEntries(
    rows.filter(({ state }) => state !== UNKNOWN_STATE).map(({ state, count }) => [state, count]),
  );
  return {
    confirmed: rows.reduce((sum, { count }) => sum + count, 0),
    byState,
    unknownState: rows.find(({ state }) => state === UNKNOWN_STATE)?.count ?? 0,
    countedAt: rows[0]?.countedAt ?? new Date(),
  };
}

/**
 * By how many signatures the ledger and the signatures themselves differ, summed over petitions and states: 0, or
 * something is broken. One statement, one snapshot; about 0.1 s for a million signatures, so callers keep the answer a while.
 */
export async function findTallyGap(): Promise<number> {
  const {
    rows: [row],
  } = await query<{ gap: number }>(
    "find-tally-gap",
    `
    SELECT coalesce(sum(abs(coalesce(counted, 0) - coalesce(confirmed, 0))), 0)::int AS gap
    FROM (
      SELECT petition_id, state, sum(count) AS counted FROM (
        SELECT petition_id, state, count FROM tally_state
        UNION ALL SELECT petition_id, state, delta FROM tally_entry) parts
      GROUP BY petition_id, state
    ) t FULL JOIN (
      SELECT petition_id, state, count(*) AS confirmed FROM signature WHERE status = 'confirmed' GROUP BY petition_id, state
    ) s USING (petition_id, state)`,
    [],
  );
  return row?.gap ?? 0;
}

// Ten years, which is longer than any petition runs.
const DAYS_MAX = 3_660;

/** Confirmed signatures by the UTC day of their confirmation, oldest first, days without any left out. */
export async function countByDay(petitionId: number, states: string[] | null, days: number, now: Date) {
  const { rows } = await query<{ day: string; count: number }>(
    "count-by-day",
    `
    SELECT to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, sum(count)::int AS count FROM (
      SELECT state, hour, count FROM tally_hour WHERE petition_id = $1
      UNION ALL
      SELECT state, hour, delta FROM tally_entry WHERE petition_id = $1
    ) parts
    WHERE hour >= $2 AND ($3::text[] IS NULL OR state = ANY ($3))
    GROUP BY day HAVING sum(count) <> 0 ORDER BY day`,
    [petitionId, addMilliseconds(now, -Math.min(days, DAYS_MAX) * DAY), states],
  );
  return rows;
}
