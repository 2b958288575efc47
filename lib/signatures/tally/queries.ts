import "server-only";

import { db } from "../../db/client";
import { empty, sql } from "../../db/sql";
import { keep } from "../../keep";
import { DAY, MINUTE, addMilliseconds } from "../../time";
import type { TimeZone } from "../../time-zone";
import { toTally } from "./rules";
import type { StateCount, Tally } from "./schema";
import { tallyByState } from "./sql";

/** The confirmed signatures of a petition at this moment. */
export async function findTally(petitionId: number): Promise<Tally & { countedAt: Date }> {
  const rows = await db.$queryRaw<(StateCount & { countedAt: Date })[]>`
    SELECT state, count, now() AS "countedAt" FROM (${tallyByState(petitionId)}) counts`;
  return { ...toTally(rows), countedAt: rows[0]?.countedAt ?? new Date() };
}

/** The confirmed signatures of every petition that has some, by its id. */
export async function countConfirmedOfPetitions(): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ petitionId: number; count: number }[]>`
    SELECT petition_id AS "petitionId", sum(count)::int AS count FROM (
      SELECT petition_id, count FROM tally_state UNION ALL SELECT petition_id, delta FROM tally_entry) parts
    GROUP BY petition_id`;
  return new Map(rows.map(({ petitionId, count }) => [petitionId, count]));
}

/**
 * The difference between the ledger and what it counts (signatures, and sums of those that expired), summed over petitions and states. Anything but 0 is a
 * fault. It is one statement, so one snapshot, and reads an entry of an index for each signature: 0.1 s for a million that nobody
 * changes, and a second where many just changed.
 */
export async function findTallyGap(): Promise<number> {
  const [row] = await db.$queryRaw<{ gap: number }[]>`
    SELECT coalesce(sum(abs(coalesce(counted, 0) - coalesce(confirmed, 0))), 0)::int AS gap
    FROM (
      SELECT petition_id, state, sum(count) AS counted FROM (
        SELECT petition_id, state, count FROM tally_state
        UNION ALL SELECT petition_id, state, delta FROM tally_entry) parts
      GROUP BY petition_id, state
    ) t FULL JOIN (
      SELECT petition_id, state, sum(count) AS confirmed FROM (
        SELECT petition_id, state, count(*) AS count FROM signature WHERE status = 'confirmed' GROUP BY petition_id, state
        UNION ALL SELECT petition_id, state, count FROM expired_signature) counted
      GROUP BY petition_id, state
    ) s USING (petition_id, state)`;
  return row?.gap ?? 0;
}

// Ten years, which is longer than any petition is open.
const DAYS_MAX = 3_660;

interface DayCountsOf {
  /** Null means all states. */
  states: string[] | null;
  days: number;
  /** The hours of the tally begin with hours of every zone in the list. */
  timeZone: TimeZone;
}

/** The gap as it was within the last minute: whoever asks a process shares one count. */
export const keptTallyGap = keep(MINUTE, findTallyGap);

/** Confirmed signatures by the day of their confirmation in a time zone, oldest first, without days that have none. */
export async function countByDay(petitionId: number, { states, days, timeZone }: DayCountsOf, now: Date) {
  const since = addMilliseconds(now, -Math.min(days, DAYS_MAX) * DAY);
  const ofStates = states === null ? empty : sql`AND state = ANY (${states}::text[])`;
  // The sum of an hour comes first: finding the day of a row takes longer than all the rest, and 60 days of all states have 70,000.
  return db.$queryRaw<{ day: string; count: number }[]>`
    SELECT to_char(hour AT TIME ZONE ${timeZone}::text, 'YYYY-MM-DD') AS day, sum(count)::int AS count FROM (
      SELECT hour, sum(count) AS count FROM (
        SELECT state, hour, count FROM tally_hour WHERE petition_id = ${petitionId}
        UNION ALL
        SELECT state, hour, delta FROM tally_entry WHERE petition_id = ${petitionId}
      ) parts
      WHERE hour >= ${since} ${ofStates}
      GROUP BY hour
    ) hours
    GROUP BY day HAVING sum(count) <> 0 ORDER BY day`;
}

/**
 * Confirmed signatures by the day (UTC) of their confirmation and by state, oldest first, without those that are 0. Some 20,000 rows
 * for a year of every state.
 */
export async function countByDayAndState(
  petitionId: number,
  { states, days }: Pick<DayCountsOf, "states" | "days">,
  now: Date,
) {
  const since = addMilliseconds(new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`), -(days - 1) * DAY);
  const ofStates = states === null ? empty : sql`AND state = ANY (${states}::text[])`;
  return db.$queryRaw<{ day: string; state: string; count: number }[]>`
    SELECT to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, state, sum(count)::int AS count FROM (
      SELECT state, hour, count FROM tally_hour WHERE petition_id = ${petitionId}
      UNION ALL
      SELECT state, hour, delta FROM tally_entry WHERE petition_id = ${petitionId}
    ) parts
    WHERE hour >= ${since} ${ofStates}
    GROUP BY day, state HAVING sum(count) <> 0 ORDER BY day, state`;
}
