import "server-only";

import { db } from "../db/client";

/** When any worker was last heard of, or null. */
export async function findLastHeartbeat(): Promise<Date | null> {
  const { _max: newest } = await db.workerHeartbeat.aggregate({ _max: { lastSeenAt: true } });
  return newest.lastSeenAt;
}
