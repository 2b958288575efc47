import "server-only";

import { db } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { geocoderCircuit, lookupDistricts } from "../../lawmakers/geocoder";
import { logInfo } from "../../log";
import { addMilliseconds, DAY, MINUTE } from "../../time";
import { openStreet } from "../sealing";

/** The most streets in one round, so that we do not flood the service. */
export const STREETS_AT_ONCE_MAX = 5;
const TRIES_MAX = 2;
// Longer than a response may take, so that another worker looks a street up only after its worker has died.
const LEASE_MILLISECONDS = MINUTE;
// In this time 600,000 streets are looked up, even at a slow rate of one a second.
export const STREETS_KEPT_MILLISECONDS_MAX = 7 * DAY;
const PURGED_AT_ONCE_MAX = 10_000;

interface ClaimedStreet {
  id: bigint;
  signatureId: bigint;
  tries: number;
  zip: string;
  state: string;
  emailHash: Uint8Array;
  streetSealed: Uint8Array;
}

/**
 * Looks up the districts of up to five streets and deletes the streets. If the service is away, it tries once more a minute
 * later; then what the ZIP Code says counts (matching/commands.ts). While the service does not respond at all, the streets
 * wait, and one of them tries it after each pause. None loses a try by that, so however long the service is away, each still has
 * its own. Returns how many streets it tried. Two workers never take the same street.
 */
export async function settleDistricts(now: Date): Promise<number> {
  const circuit = geocoderCircuit(now);
  if (circuit === "open") return 0;
  const isTrial = circuit === "half-open";
  const max = isTrial ? 1 : STREETS_AT_ONCE_MAX;
  const streets = await db.$queryRaw<ClaimedStreet[]>`
    WITH due AS (
      SELECT id FROM district_lookup WHERE not_before <= ${now} ORDER BY not_before LIMIT ${max}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE district_lookup l SET tries = l.tries + ${isTrial ? 0 : 1}, not_before = ${addMilliseconds(now, LEASE_MILLISECONDS)}
    FROM due, signature s
    WHERE l.id = due.id AND s.id = l.signature_id
    RETURNING l.id, s.id AS "signatureId", l.tries, l.email_hash AS "emailHash", l.street_sealed AS "streetSealed", s.zip, s.state`;
  await Promise.all(streets.map((street) => settle(street, isTrial, now)));
  return streets.length;
}

async function settle(claimed: ClaimedStreet, isTrial: boolean, now: Date): Promise<void> {
  const { id, signatureId, tries, zip, state, emailHash, streetSealed } = claimed;
  const found = await lookupDistricts({ street: openStreet(streetSealed, emailHash), zip, state }, now);
  // Another lookup opened the circuit after this street was claimed, or tries the service for all.
  if (found.kind === "left-alone") {
    if (!isTrial) await db.districtLookup.updateMany({ where: { id, tries }, data: { tries: tries - 1 } });
    return;
  }
  if (found.kind === "unavailable") logInfo("geocoder-unavailable", { reason: found.reason, tries });
  if (found.kind === "unavailable" && (isTrial || tries < TRIES_MAX)) return;
  // A draft that is confirmed meanwhile replaces the street, which then waits for a lookup of its own.
  const street = Uint8Array.from(streetSealed);
  if (found.kind !== "found") await db.districtLookup.deleteMany({ where: { id, streetSealed: street } });
  // The street is deleted in any case. The districts count only if the signer has not moved meanwhile. As in all statements,
  // the signature is locked first. Matching compares the districts with the imported ones afterwards. Where other districts
  // were known, the street corrects them, and the signer leaves the packets of those.
  else
    await retryConflicts(
      () => db.$executeRaw`
      WITH anchor AS (
        SELECT id FROM signature WHERE id = ${signatureId} FOR UPDATE
      ), looked_up AS (
        DELETE FROM district_lookup l USING anchor WHERE l.id = ${id} AND l.signature_id = anchor.id
          AND l.street_sealed = ${street} RETURNING l.signature_id
      )
      UPDATE signature s
      SET upper_district = ${found.districts.upper}, lower_district = ${found.districts.lower}, district_method = 'address',
        district_import_id = NULL,
        corrected_at = CASE WHEN s.upper_district <> coalesce(${found.districts.upper}::text, '')
            OR s.lower_district <> coalesce(${found.districts.lower}::text, '')
          THEN ${now}::timestamptz ELSE s.corrected_at END
      FROM looked_up WHERE s.id = looked_up.signature_id AND s.zip = ${zip} AND s.state = ${state}`,
    );
}

/** Purges streets that were not looked up for a week, in one bounded step, and logs it. Returns how many were deleted. */
export async function purgeStreets(now: Date): Promise<number> {
  const { count: streets } = await db.districtLookup.deleteMany({
    where: { createdAt: { lt: addMilliseconds(now, -STREETS_KEPT_MILLISECONDS_MAX) } },
    limit: PURGED_AT_ONCE_MAX,
  });
  if (streets) logInfo("streets-purged", { streets });
  return streets;
}
