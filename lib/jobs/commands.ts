import "server-only";

import { db } from "../db/client";
import { addMilliseconds, DAY, SECOND } from "../time";

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

const PROBE_MILLISECONDS_MAX = 5 * SECOND;
// Some 150 kB, more than the transaction may keep in memory.
const SPILLED_ROWS = 10_000;

/**
 * Writes, to learn whether the database can: throws what it says where it cannot. The row is always the same one, so nothing
 * grows. Changing it needs no new space on the disk, so a result that does not fit into memory is put there as well, in a
 * file that PostgreSQL deletes by itself: that fails on a full disk.
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
