import type { Transaction } from "../db/client";

// One of our advisory locks; lib/signatures/export has another space.
const LOCK_SPACE = 0x5afee5;

/**
 * Takes the lock of the builder until the transaction ends. False where another worker has it, so that one step of building
 * is decided at a time.
 */
export async function takeBuilderLock(tx: Transaction): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${LOCK_SPACE}::int, 0) AS taken`;
  return lock?.taken ?? false;
}
