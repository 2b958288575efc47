import "server-only";

import { db } from "../../db/client";
import { addMilliseconds, HOUR } from "../../time";
import type { RunningProcess } from "./schema";

// Long enough to see that one was killed, and short enough that restarts leave no list.
const KEPT_MILLISECONDS = HOUR;

/** Writes that a process runs, and removes those that have not been seen for an hour. */
export async function recordProcess(
  { id, kind, machine, version, memoryBytes, startedAt }: RunningProcess,
  now: Date,
): Promise<void> {
  await db.runningProcess.upsert({
    where: { id },
    create: { id, kind, machine, version, memoryBytes: BigInt(memoryBytes), startedAt, lastSeenAt: now },
    update: { memoryBytes: BigInt(memoryBytes), lastSeenAt: now },
    select: { id: true },
  });
  await db.runningProcess.deleteMany({ where: { lastSeenAt: { lt: addMilliseconds(now, -KEPT_MILLISECONDS) } } });
}

/** Removes a process that stops in order. */
export async function removeProcess(id: string): Promise<void> {
  await db.runningProcess.deleteMany({ where: { id } });
}
