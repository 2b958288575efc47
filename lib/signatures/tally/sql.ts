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
