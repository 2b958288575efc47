import "server-only";

import { db } from "../db/client";

export interface LastBackup {
  finishedAt: Date;
  bytes: number;
  /** Of all tables. */
  rows: number;
}

/** The newest backup that was written whole, or null. After a restore it is the one before the backup that was restored. */
export async function readLastBackup(): Promise<LastBackup | null> {
  const backup = await db.lastBackup.findFirst({ select: { finishedAt: true, bytes: true, rows: true } });
  return backup && { finishedAt: backup.finishedAt, bytes: Number(backup.bytes), rows: Number(backup.rows) };
}

/** The time of the latest heartbeat of any worker, or null. */
export async function findLastHeartbeat(): Promise<Date | null> {
  const { _max: newest } = await db.workerHeartbeat.aggregate({ _max: { lastSeenAt: true } });
  return newest.lastSeenAt;
}
