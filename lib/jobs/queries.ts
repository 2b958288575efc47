import "server-only";

import { db } from "../db/client";

/** When the newest backup was complete, or null. After a restore it is the one before the backup that was restored. */
export async function readLastBackup(): Promise<Date | null> {
  const { _max: newest } = await db.lastBackup.aggregate({ _max: { finishedAt: true } });
  return newest.finishedAt;
}

/** The time of the latest heartbeat of any worker, or null. */
export async function findLastHeartbeat(): Promise<Date | null> {
  const { _max: newest } = await db.workerHeartbeat.aggregate({ _max: { lastSeenAt: true } });
  return newest.lastSeenAt;
}
