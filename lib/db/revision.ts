import "server-only";

import { readPastPrisma } from "./client";

const REVISION = "SELECT concat(pg_current_snapshot(), ' ', pg_postmaster_start_time()) AS revision";

/**
 * Identifies what statements find at this moment: as long as it is the same, no transaction has ended that wrote anything, so
 * each statement finds what it found before. It costs a fraction of a read, because it looks at no table.
 *
 * A snapshot names the transactions whose effects it sees (PostgreSQL, "pg_snapshot components"). Their numbers are those of one
 * server: another one that takes its place could give a number again, and has started at another time. It must be the
 * primary, because a standby names no transactions that run.
 */
export async function findRevision(): Promise<string> {
  const [row] = await readPastPrisma<{ revision: string }>(REVISION);
  return row!.revision;
}
