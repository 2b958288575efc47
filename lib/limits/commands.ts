import "server-only";

import { query, type Run } from "../db/client";
import { keyedHash } from "../keys";
import { addMilliseconds, DAY } from "../time";
import type { Limit, StoredSwitches, SwitchKey } from "./schema";

/**
 * Takes one of the `max` uses that a key (a source, an address) has in a window, and says how many were used before.
 * Only a keyed hash of the key is kept. Hits are rows of their own, so nobody waits for another; under a burst a few
 * more than `max` may pass, which is why nothing that must be exact hangs on it.
 */
export async function consumeRateLimit(name: string, key: string, { max, windowMilliseconds }: Limit, now: Date) {
  const { rows } = await query<{ used: number }>(
    "take-limit",
    `
    WITH used AS (
      SELECT count(*)::int AS used
      FROM (SELECT 1 FROM rate_limit_hit WHERE bucket = $1 AND at > $2 LIMIT $3) hits
    ), hit AS (
      INSERT INTO rate_limit_hit (bucket, at) SELECT $1, $4 FROM used WHERE used < $3
    )
    SELECT used FROM used`,
    [keyedHash("limit", `${name}/${key}`), addMilliseconds(now, -windowMilliseconds), max, now],
  );
  const used = rows[0]?.used ?? 0;
  return { allowed: used < max, used };
}

// No limit looks further back than a day.
const HITS_KEPT_MILLISECONDS = 2 * DAY;

/** Deletes hits that no limit can still count, in one bounded step. Returns how many went. */
export async function purgeOldHits(now: Date): Promise<number> {
  const { rowCount } = await query(
    "forget-old-hits",
    `
    DELETE FROM rate_limit_hit WHERE id IN (SELECT id FROM rate_limit_hit WHERE at < $1 ORDER BY id LIMIT 50000)`,
    [addMilliseconds(now, -HITS_KEPT_MILLISECONDS)],
  );
  return rowCount ?? 0;
}

const SET_SWITCH = `
  INSERT INTO setting (key, value, changed_at, changed_by) VALUES ($1, $2, $3, $4)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by`;

/** Sets one switch, in a transaction where one is given. `organizerId` is null where the system itself does it. */
export async function setSwitch<Key extends SwitchKey>(
  organizerId: number | null,
  key: Key,
  value: StoredSwitches[Key],
  now: Date,
  run?: Run,
) {
  const values = [key, JSON.stringify(value), now, organizerId];
  await (run ? run(SET_SWITCH, values) : query("set-switch", SET_SWITCH, values));
}
