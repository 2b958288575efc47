import "server-only";

import { query } from "../../db/client";
import { lookupDistricts } from "../../lawmakers/geocoder";
import { logInfo } from "../../log";
import { addMilliseconds, DAY, MINUTE } from "../../time";
import { openStreet } from "../sealing";
import { CLAIM_STREETS, DROP_STREET, SETTLE_DISTRICTS } from "./statements";

/** As many as the service answers in a round without being flooded by us. */
export const STREETS_AT_ONCE_MAX = 5;
const TRIES_MAX = 2;
// Longer than an answer may take, so that a street whose worker was killed is looked up by the next.
const LEASE_MILLISECONDS = MINUTE;
// At one street a second, which is slow, 600,000 are looked up in this time.
const KEPT_MILLISECONDS_MAX = 7 * DAY;

interface ClaimedStreet {
  id: string;
  tries: number;
  zip: string;
  state: string;
  emailHash: Buffer;
  streetSealed: Buffer;
}

/**
 * Looks up to five streets up and forgets them. A service that is away gets a second try a minute later; then the
 * signature counts for its state and for no district. Returns how many streets were taken.
 */
export async function settleDistricts(now: Date): Promise<number> {
  const { rows } = await query<ClaimedStreet>("claim-streets", CLAIM_STREETS, [
    now,
    addMilliseconds(now, LEASE_MILLISECONDS),
    STREETS_AT_ONCE_MAX,
  ]);
  await Promise.all(rows.map(settle));
  return rows.length;
}

async function settle({ id, tries, zip, state, emailHash, streetSealed }: ClaimedStreet): Promise<void> {
  const found = await lookupDistricts({ street: openStreet(streetSealed, emailHash), zip, state });
  if (found.kind === "unavailable") logInfo("geocoder-unavailable", { reason: found.reason, tries });
  if (found.kind === "unavailable" && tries < TRIES_MAX) return;
  if (found.kind === "found")
    await query("settle-districts", SETTLE_DISTRICTS, [id, zip, state, found.districts.upper, found.districts.lower]);
  else await query("drop-street", DROP_STREET, [id]);
}

/** Purges streets that nobody looked up for a week, in one bounded step, and says so in the log. Returns how many went. */
export async function purgeStreets(now: Date): Promise<number> {
  const { rowCount } = await query(
    "forget-streets",
    `
    DELETE FROM district_lookup WHERE id IN (SELECT id FROM district_lookup WHERE created_at < $1 LIMIT 10000)`,
    [addMilliseconds(now, -KEPT_MILLISECONDS_MAX)],
  );
  if (rowCount) logInfo("streets-forgotten", { streets: rowCount });
  return rowCount ?? 0;
}
