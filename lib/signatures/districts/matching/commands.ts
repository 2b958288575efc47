import "server-only";

import { db } from "../../../db/client";
import { sql } from "../../../db/sql";
import { hasOneChamber, newestDistrictImports, stateByFips } from "../../../lawmakers/sql";

/** The most signatures in one round: some ten milliseconds, so that nobody waits for a lock. */
export const MATCHED_AT_ONCE_MAX = 500;

/**
 * Matches signatures with the newest imported districts of their state: those that were never matched, and all of a state
 * after an import that changed it. A ZIP Code gives the districts only where one of each chamber is possible within the
 * signature's own state. Districts that came from a street stay, unless the plan's year changed or a district no longer
 * exists. Returns how many were matched; less than MATCHED_AT_ONCE_MAX means that none is left. Several workers share the
 * work: each skips what another or a signer has locked.
 */
export async function matchSignatures(): Promise<number> {
  return db.$executeRaw`
    WITH newest AS MATERIALIZED (${newestDistrictImports}),
    due AS (
      SELECT s.*, n.id AS import_id, n.version FROM newest n CROSS JOIN LATERAL (
        SELECT id, state, zip, upper_district, lower_district, district_method, district_import_id FROM signature
        WHERE status = 'confirmed' AND state = n.state AND coalesce(district_import_id, 0) < n.id
        ORDER BY coalesce(district_import_id, 0), id LIMIT ${MATCHED_AT_ONCE_MAX} FOR NO KEY UPDATE SKIP LOCKED
      ) s LIMIT ${MATCHED_AT_ONCE_MAX}
    ), found AS (
      SELECT d.*, ${streetHolds} AS street_holds, a.uppers, a.lowers, a.upper, a.lower,
        a.uppers = 1 AND (a.lowers = 1 OR (a.lowers = 0 AND ${hasOneChamber(sql`d.state`)})) AS is_single
      FROM due d CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE layer = 'sldu') AS uppers, min(geoid) FILTER (WHERE layer = 'sldu') AS upper,
          count(*) FILTER (WHERE layer = 'sldl') AS lowers, min(geoid) FILTER (WHERE layer = 'sldl') AS lower
        FROM zip_district z JOIN ${stateByFips} ON f.fips = left(z.geoid, 2)
        WHERE z.zip = d.zip AND f.state = d.state
      ) a
    )
    UPDATE signature s SET district_import_id = f.import_id,
      upper_district = CASE WHEN f.street_holds THEN f.upper_district WHEN f.is_single THEN f.upper END,
      lower_district = CASE WHEN f.street_holds THEN f.lower_district WHEN f.is_single THEN f.lower END,
      district_method = CASE WHEN f.street_holds THEN 'address' WHEN f.is_single THEN 'zip_single'
        WHEN f.uppers > 1 OR f.lowers > 1 THEN 'zip_split' ELSE 'state_only' END::district_method
    FROM found f WHERE s.id = f.id`;
}

/** Whether the districts of a street in `d` are still those of the plan, and the list of its state still names them. */
const streetHolds = sql`(
  d.district_method = 'address'
  AND NOT EXISTS (SELECT 1 FROM data_import i WHERE i.id = d.district_import_id AND i.version <> d.version)
  AND (d.upper_district IS NULL OR NOT EXISTS (SELECT 1 FROM district l WHERE l.state = d.state AND l.layer = 'sldu')
    OR EXISTS (SELECT 1 FROM district l WHERE l.state = d.state AND l.layer = 'sldu' AND l.geoid = d.upper_district))
  AND (d.lower_district IS NULL OR NOT EXISTS (SELECT 1 FROM district l WHERE l.state = d.state AND l.layer = 'sldl')
    OR EXISTS (SELECT 1 FROM district l WHERE l.state = d.state AND l.layer = 'sldl' AND l.geoid = d.lower_district)))`;
