import "server-only";

import { query } from "../db/client";

/** Says that a worker is alive, so that /api/health can tell when none is. */
export async function recordHeartbeat(workerId: string, now: Date): Promise<void> {
  await query(
    "recordHeartbeat",
    `
    INSERT INTO worker_heartbeat (id, last_seen_at) VALUES ($1, $2)
    ON CONFLICT (id) DO UPDATE SET last_seen_at = excluded.last_seen_at`,
    [workerId, now],
  );
  // Workers that are gone for a day are forgotten, or each restart would leave a row.
  await query(
    "forget-workers",
    "DELETE FROM worker_heartbeat WHERE last_seen_at < $1::timestamptz - interval '1 day'",
    [now],
  );
}
