import "server-only";

import type { Transaction } from "../../db/client";

/** Notes that rows of a petition have expired, and whether those were the last. From the first on it stays closed. */
export async function noteExpired(
  tx: Transaction,
  petitionId: number,
  { rows, ended }: { rows: number; ended: boolean },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE petition SET expiry_began_at = coalesce(expiry_began_at, ${now}), expired_rows = expired_rows + ${rows},
      expired_at = CASE WHEN ${ended} THEN ${now}::timestamptz END
    WHERE id = ${petitionId}`;
}
