import "server-only";

import { db } from "../db/client";
import { addMilliseconds, DAY } from "../time";

/** Says that a worker is alive, so that /api/health can tell when none is. */
export async function recordHeartbeat(id: string, now: Date): Promise<void> {
  await db.workerHeartbeat.upsert({
    where: { id },
    create: { id, lastSeenAt: now },
    update: { lastSeenAt: now },
    select: { id: true },
  });
  // Workers that are gone for a day are forgotten, or each restart would leave a row.
  await db.workerHeartbeat.deleteMany({ where: { lastSeenAt: { lt: addMilliseconds(now, -DAY) } } });
}
