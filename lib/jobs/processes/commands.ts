import "server-only";

import { db } from "../../db/client";
import { addMilliseconds, HOUR } from "../../time";
import type { RunningProcess } from "./schema";

// Long enough to see that one was killed, and short enough that restarts leave no list.
const KEPT_MILLISECONDS = HOUR;

/** Writes that a process runs, and removes those that have not been seen for an hour. */
export async function recordProcess({ id, ...said }: RunningProcess, now: Date): Promise<void> {
  const row = { ...said, memoryBytes: BigInt(said.memoryBytes), lastSeenAt: now };
  await db.runningProcess.upsert({ where: { id }, create: { id, ...row }, update: row, select: { id: true } });
  await db.runningProcess.deleteMany({ where: { lastSeenAt: { lt: addMilliseconds(now, -KEPT_MILLISECONDS) } } });
}

/** Removes a process that stops in order. */
export async function removeProcess(id: string): Promise<void> {
  await db.runningProcess.deleteMany({ where: { id } });
}
