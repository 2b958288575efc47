import { setTimeout as sleep } from "node:timers/promises";

import { findRevision } from "../../lib/db/revision.ts";
import { shareReads } from "../../lib/shared-reads.ts";

// What a read found may depend on the time as well, and names of signers are among it.
const KEPT_MILLISECONDS_MAX = 1_000;
// While many write, asking whether anything was written is a wasted round trip.
const BUSY_MILLISECONDS = 100;
// A database that is slower is not asked twice, nor for a while. Only the read itself finds out whether it is unavailable.
const REVISION_MILLISECONDS_MAX = 250;
const SLOW_MILLISECONDS = 1_000;
const KEPT_MAX = 1_000;

interface KeptRead {
  /** Of the database, before the read began. */
  revision: string;
  value: unknown;
}

/**
 * Shared reads (shared-reads.ts) that are used again while the database is the same. Those who come together learn whether it
 * is by one small statement, which begins after they came; so what they get is as exact as if it had been read for them. What
 * `mayKeep` refuses is never used again, such as what says that the database is away: that can end although nothing is written.
 */
export function keepReads() {
  const share = shareReads();
  const kept = new Map<string, KeptRead>();
  let directUntil = 0;

  return async function read<Value>(
    kind: string,
    begin: () => Promise<Value>,
    mayKeep: (value: Value) => boolean = (value) => value !== null,
  ): Promise<Value> {
    if (Date.now() < directUntil) return share(kind, begin);
    const revision = await share("revision", findRevisionSoon);
    if (revision === null) {
      directUntil = Date.now() + SLOW_MILLISECONDS;
      return share(kind, begin);
    }
    const known = kept.get(kind);
    if (known?.revision === revision) return known.value as Value;
    if (known) directUntil = Date.now() + BUSY_MILLISECONDS;
    return share(kind, async () => {
      const value = await begin();
      if (mayKeep(value)) keep(kind, { revision, value });
      return value;
    });
  };

  function keep(kind: string, made: KeptRead) {
    kept.delete(kind);
    kept.set(kind, made);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > KEPT_MAX) kept.delete(oldest);
    setTimeout(() => kept.get(kind) === made && kept.delete(kind), KEPT_MILLISECONDS_MAX).unref();
  }
}

/** The revision of the database, or null where it does not come at once. */
function findRevisionSoon(): Promise<string | null> {
  const late = sleep(REVISION_MILLISECONDS_MAX, null, { ref: false });
  return Promise.race([findRevision().catch(() => null), late]);
}
