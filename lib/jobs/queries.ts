import "server-only";

import { query } from "../db/client";

/** When any worker was last heard of, or null. */
export async function findLastHeartbeat(): Promise<Date | null> {
  const {
    rows: [row],
  } = await query<{ at: Date | null }>("last-heartbeat", "SELECT max(last_seen_at) AS at FROM worker_heartbeat", []);
  return row?.at ?? null;
}
