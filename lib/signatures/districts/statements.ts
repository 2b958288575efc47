/** Parameters: now, end of the lease, how many. Two workers never take the same street. */
export const CLAIM_STREETS = `
  WITH due AS (
    SELECT id FROM district_lookup WHERE not_before <= $1 ORDER BY not_before LIMIT $3 FOR UPDATE SKIP LOCKED
  )
  UPDATE district_lookup l SET tries = l.tries + 1, not_before = $2
  FROM due, signature s
  WHERE l.id = due.id AND s.id = l.signature_id
  RETURNING l.id::text, l.tries, l.email_hash AS "emailHash", l.street_sealed AS "streetSealed", s.zip, s.state`;

/**
 * Parameters: id, the ZIP and state that were looked up, the districts. The street goes in any case; what was found
 * counts only where the signer has not moved meanwhile.
 */
export const SETTLE_DISTRICTS = `
  WITH gone AS (DELETE FROM district_lookup WHERE id = $1 RETURNING signature_id)
  UPDATE signature s SET upper_district = $4, lower_district = $5, district_method = 'address'
  FROM gone WHERE s.id = gone.signature_id AND s.zip = $2 AND s.state = $3`;

/** Parameter: id. */
export const DROP_STREET = "DELETE FROM district_lookup WHERE id = $1";
