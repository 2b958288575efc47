import "server-only";

import { db, type Transaction } from "../../db/client";
import { MINUTE } from "../../time";
import { FOLDED_ENTRIES_MAX, type TallyGap } from "./schema";
import { confirmedByHour } from "./sql";

// One process folds at a time. No other advisory lock of this database has this number.
const FOLDING_LOCK = 7_251_001;

/**
 * Folds entries of the ledger into the tally with one statement, so that no reader ever sees an entry twice or not at
 * all. Returns how many it folded; 0 also when another process is folding.
 */
export async function foldTally(): Promise<number> {
  return db.$transaction(async (tx) => {
    // The lock is a statement of its own, so that the snapshot of the fold includes the fold before it.
    const [lock] = await tx.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(${FOLDING_LOCK}) AS held`;
    return lock?.held ? fold(tx) : 0;
  });
}

async function fold(tx: Transaction): Promise<number> {
  // Entries are folded in the order in which they were written, so a -1 never comes before its +1.
  const [row] = await tx.$queryRaw<{ folded: number }[]>`
    WITH moved AS (
      DELETE FROM tally_entry WHERE id IN (SELECT id FROM tally_entry ORDER BY id LIMIT ${FOLDED_ENTRIES_MAX})
      RETURNING petition_id, state, hour, delta
    ), by_hour AS (
      SELECT petition_id, state, hour, sum(delta)::int AS delta FROM moved GROUP BY petition_id, state, hour
    ), by_state AS (
      SELECT petition_id, state, sum(delta)::int AS delta FROM moved GROUP BY petition_id, state
    ), hours_raised AS (
      UPDATE tally_hour t SET count = t.count + n.delta FROM by_hour n
      WHERE (t.petition_id, t.state, t.hour) = (n.petition_id, n.state, n.hour)
    ), hours_added AS (
      INSERT INTO tally_hour SELECT * FROM by_hour n WHERE NOT EXISTS (
        SELECT 1 FROM tally_hour t WHERE (t.petition_id, t.state, t.hour) = (n.petition_id, n.state, n.hour))
    ), states_raised AS (
      UPDATE tally_state t SET count = t.count + n.delta FROM by_state n
      WHERE (t.petition_id, t.state) = (n.petition_id, n.state)
    ), states_added AS (
      INSERT INTO tally_state SELECT * FROM by_state n WHERE NOT EXISTS (
        SELECT 1 FROM tally_state t WHERE (t.petition_id, t.state) = (n.petition_id, n.state))
    )
    SELECT count(*)::int AS folded FROM moved`;
  return row?.folded ?? 0;
}

/**
 * Recounts all confirmed signatures, with the sums of those that expired, and returns each place where the ledger differs (at most 1,000; an hour of 1970 means
 * that the hours and the total of a state disagree). It reads the whole table: for scripts, which call `allowLongStatements`
 * first.
 */
export async function recount(): Promise<TallyGap[]> {
  // One statement reads both sides. Folding does not change their sum, so it may go on meanwhile.
  return db.$queryRaw<TallyGap[]>`
    SELECT petition_id AS "petitionId", state, hour, coalesce(t.counted, 0)::int AS counted, coalesce(s.confirmed, 0)::int AS confirmed
    FROM (
      SELECT petition_id, state, hour, sum(count) AS counted FROM (
        SELECT petition_id, state, hour, count FROM tally_hour
        UNION ALL SELECT petition_id, state, hour, delta FROM tally_entry) parts
      GROUP BY petition_id, state, hour
    ) t FULL JOIN (
      SELECT petition_id, state, hour, sum(count) AS confirmed FROM (${confirmedByHour}) c GROUP BY 1, 2, 3
    ) s USING (petition_id, state, hour)
    WHERE coalesce(t.counted, 0) <> coalesce(s.confirmed, 0)
    UNION ALL
    SELECT petition_id, state, 'epoch', coalesce(t.counted, 0)::int, coalesce(h.counted, 0)::int
    FROM (SELECT petition_id, state, count AS counted FROM tally_state) t
    FULL JOIN (SELECT petition_id, state, sum(count) AS counted FROM tally_hour GROUP BY 1, 2) h USING (petition_id, state)
    WHERE coalesce(t.counted, 0) <> coalesce(h.counted, 0)
    LIMIT 1000`;
}

// Some seconds for each million signatures, and the wait for transactions that are changing signatures.
const REBUILD_MILLISECONDS_MAX = 30 * MINUTE;

/**
 * Rebuilds the tally from the signatures, in case `recount` reports a gap. For scripts, which call `allowLongStatements`
 * first.
 */
export async function rebuildTally(): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FOLDING_LOCK})`;
      // Changes of signatures wait until the end, so that none is counted twice or left out.
      await tx.$executeRaw`LOCK TABLE signature IN SHARE MODE`;
      await tx.tallyEntry.deleteMany();
      await tx.tallyHour.deleteMany();
      await tx.tallyState.deleteMany();
      await tx.$executeRaw`
        INSERT INTO tally_hour SELECT petition_id, state, hour, sum(count) FROM (${confirmedByHour}) c GROUP BY 1, 2, 3`;
      await tx.$executeRaw`
        INSERT INTO tally_state SELECT petition_id, state, sum(count) FROM tally_hour GROUP BY 1, 2`;
    },
    { timeout: REBUILD_MILLISECONDS_MAX },
  );
}
