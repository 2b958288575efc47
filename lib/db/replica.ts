import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { env } from "../env";
import { logError, logInfo } from "../log";
import { SECOND } from "../time";
import { isUnavailable } from "../unavailable";
import { db, withReplica } from "./client";
import { isConflict } from "./conflicts";

// A replica on the same network has replayed a write after some milliseconds.
const CATCH_UP_MILLISECONDS_MAX = 300;
const ASKING_MILLISECONDS = 15;
// So that a replica that is away costs one of many reads a wait, and one line in the log.
const REST_MILLISECONDS = 10 * SECOND;

const rest = { until: 0 };

/**
 * Runs reads on the replica of DATABASE_REPLICA_URL, or on the primary where there is none, or it is away or behind. The replica
 * is used once it has replayed everything that the primary had written when this was called, so it shows whatever the caller has
 * written before. `work` only reads, and may run twice. Numbers that are shown as exact, and whatever a write depends on, are read
 * without this.
 */
export async function readReplica<Value>(work: () => Promise<Value>): Promise<Value> {
  const url = env.DATABASE_REPLICA_URL;
  if (!url || Date.now() < rest.until || !(await hasCaughtUp(url))) return work();
  try {
    return await withReplica(url, work);
  } catch (error) {
    // A read is also ended where what it reads was cleaned up on the primary meanwhile.
    if (!isUnavailable(error) && !isConflict(error)) throw error;
    restAfter(() => logError("replica-away", error));
    return work();
  }
}

/** Whether the replica shows all that the primary had written when this was called. Rests it where it does not. */
async function hasCaughtUp(url: string): Promise<boolean> {
  const [{ written }] = await db.$queryRaw<[{ written: string }]>`SELECT pg_current_wal_lsn()::text AS written`;
  try {
    const bytes = await withReplica(url, () => waitForReplay(written));
    if (bytes > 0) restAfter(() => logInfo("replica-behind", { bytes }));
    return bytes <= 0;
  } catch (error) {
    restAfter(() => logError("replica-away", error));
    return false;
  }
}

/** How many bytes the replica is behind once it has caught up, or had the time to. */
async function waitForReplay(written: string): Promise<number> {
  for (const until = Date.now() + CATCH_UP_MILLISECONDS_MAX; ;) {
    const [{ behind }] = await db.$queryRaw<[{ behind: number | null }]>`
      SELECT CASE WHEN pg_is_in_recovery()
        THEN pg_wal_lsn_diff(${written}::pg_lsn, pg_last_wal_replay_lsn())::float8 END AS behind`;
    if (behind === null) throw new Error("DATABASE_REPLICA_URL names no streaming replica");
    if (behind <= 0 || Date.now() > until) return behind;
    await sleep(ASKING_MILLISECONDS);
  }
}

function restAfter(log: () => void): void {
  // Several reads may find out at once.
  if (Date.now() >= rest.until) log();
  rest.until = Date.now() + REST_MILLISECONDS;
}
