import "server-only";

import { db } from "../db/client";
import { addMilliseconds, DAY, SECOND } from "../time";

/** Records that a worker is alive, so that /api/health can warn when none is. */
export async function recordHeartbeat(id: string, now: Date): Promise<void> {
  await db.workerHeartbeat.upsert({
    where: { id },
    create: { id, lastSeenAt: now },
    update: { lastSeenAt: now },
    select: { id: true },
  });
  // Each restart leaves a row, so those of workers that are gone for a day are purged.
  await db.workerHeartbeat.deleteMany({ where: { lastSeenAt: { lt: addMilliseconds(now, -DAY) } } });
}

const PROBE_MILLISECONDS_MAX = 5 * SECOND;
// Some 150 kB, more than the transaction may keep in memory.
const SPILLED_ROWS = 10_000;

/**
 * Checks that the database can write, and throws its error where it cannot. It always updates the same row, so nothing grows.
 * An update may need no new space on the disk, so the probe also makes PostgreSQL spill a result into a temporary file, which
 * fails on a full disk.
 */
export async function probeWrite(now: Date): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('work_mem', '64kB', true), set_config('lock_timeout', '2s', true)`;
      await tx.$queryRaw`SELECT count(*)::int AS rows FROM generate_series(1, ${SPILLED_ROWS}::int)`;
      await tx.writeProbe.upsert({
        where: { onlyRow: true },
        create: { writtenAt: now, onlyRow: true },
        update: { writtenAt: now },
        select: { onlyRow: true },
      });
    },
    { timeout: PROBE_MILLISECONDS_MAX },
  );
}
