import "server-only";

import { db } from "../db/client";

/** The time of the latest heartbeat of any worker, or null. */
export async function findLastHeartbeat(): Promise<Date | null> {
  const { _max: newest } = await db.workerHeartbeat.aggregate({ _max: { lastSeenAt: true } });
  return newest.lastSeenAt;
}
