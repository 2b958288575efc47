import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { env } from "../env";
import { logInfo } from "../log";
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
  if (!url || Date.now() < rest.until) return work();
  const written = await findWritten();
  try {
    const replayed = await withReplica(url, () => waitForReplay(written));
    if (replayed.current) return await withReplica(url, work);
    restAfter("replica-behind", { bytes: replayed.bytes });
  } catch (error) {
    // A read may also be ended because what it reads was cleaned up on the primary meanwhile.
    if (!isUnavailable(error) && !isConflict(error) && !(error instanceof NoReplica)) throw error;
    restAfter("replica-away", { reason: error instanceof NoReplica ? error.message : "it does not respond" });
  }
  return work();
}

class NoReplica extends Error {}

async function findWritten(): Promise<string> {
  const [row] = await db.$queryRaw<[{ written: string }]>`SELECT pg_current_wal_lsn()::text AS written`;
  return row.written;
}

async function waitForReplay(written: string): Promise<{ current: boolean; bytes: number }> {
  for (const until = Date.now() + CATCH_UP_MILLISECONDS_MAX; ;) {
    const [row] = await db.$queryRaw<[{ behind: number | null }]>`
      SELECT CASE WHEN pg_is_in_recovery()
        THEN pg_wal_lsn_diff(${written}::pg_lsn, pg_last_wal_replay_lsn())::float8 END AS behind`;
    if (row.behind === null) throw new NoReplica("it is no replica");
    if (row.behind <= 0) return { current: true, bytes: 0 };
    if (Date.now() > until) return { current: false, bytes: row.behind };
    await sleep(ASKING_MILLISECONDS);
  }
}

function restAfter(event: string, fields: Record<string, string | number>): void {
  rest.until = Date.now() + REST_MILLISECONDS;
  logInfo(event, { ...fields, restSeconds: REST_MILLISECONDS / SECOND });
}
