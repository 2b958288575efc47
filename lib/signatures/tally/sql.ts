import { type Sql, sql } from "../../db/sql";

/**
 * The confirmed signatures of a petition by state: state, count. It reads folded and unfolded entries in one snapshot, because
 * a fold moves numbers from one side to the other.
 */
export const tallyByState = (petitionId: number | Sql): Sql => sql`
  SELECT state, sum(count)::int AS count FROM (
    SELECT state, count FROM tally_state WHERE petition_id = ${petitionId}
    UNION ALL
    SELECT state, delta FROM tally_entry WHERE petition_id = ${petitionId}
  ) parts GROUP BY state`;

/**
 * What the ledger must say, from what it counts: petition_id, state, hour, count. Signatures that are confirmed, and the sums of
 * those that were until their time came. An hour can have a row of each.
 */
export const confirmedByHour: Sql = sql`
  SELECT petition_id, state, date_trunc('hour', confirmed_at, 'UTC') AS hour, count(*) AS count
  FROM signature WHERE status = 'confirmed' GROUP BY 1, 2, 3
  UNION ALL SELECT petition_id, state, hour, count FROM expired_signature`;
