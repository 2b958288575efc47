// Each of these is one statement, so a worker that dies between two of them leaves nothing half-done: a letter is
// waiting, or in an open batch that somebody takes over once its lease ends, or settled.

/** A batch that nobody is working on now. */
const UNATTENDED = `closed_at IS NULL AND (leased_until IS NULL OR leased_until <= $1)`;

/**
 * Takes an open batch that is due: one whose worker died, or one to try again. Parameters: now, end of the lease.
 * `attempts` counts requests whose outcome we do not know; from here on that includes the one about to be made.
 */
export const TAKE_OVER = `
  UPDATE letter_batch b SET attempts = attempts + 1, leased_until = $2
  FROM (
    SELECT id FROM letter_batch WHERE ${UNATTENDED} AND next_try_at <= $1
    ORDER BY next_try_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED) due
  WHERE b.id = due.id
  RETURNING b.id, b.created_at AS "createdAt", b.attempts, b.leased_until AS "leasedUntil"`;

/**
 * Makes a batch of the letters that are due. Parameters: now, end of the lease, id of the batch, most letters.
 * While any batch is in trouble none is made: one batch finds out whether the service is back.
 * Letters to suppressed addresses end here. One row for each letter that was touched.
 */
export const CLAIM = `
  WITH due AS MATERIALIZED (
    SELECT l.id, EXISTS (SELECT 1 FROM suppressed_address s WHERE s.address_hash = l.address_hash) AS suppressed
    FROM letter l
    WHERE l.status = 'waiting' AND l.not_before <= $1 AND NOT EXISTS (
      SELECT 1 FROM letter_batch WHERE closed_at IS NULL AND (leased_until IS NULL OR leased_until <= $1 OR attempts > 1))
    ORDER BY l.priority, l.id LIMIT $4 FOR UPDATE OF l SKIP LOCKED
  ), batch AS (
    INSERT INTO letter_batch (id, created_at, attempts, next_try_at, leased_until)
    SELECT $3, $1, 1, $1, $2 WHERE EXISTS (SELECT 1 FROM due WHERE NOT suppressed)
  )
  UPDATE letter l SET
    status = CASE WHEN suppressed THEN 'failed' ELSE 'sending' END::letter_status,
    batch_id = CASE WHEN suppressed THEN NULL ELSE $3::uuid END,
    recipient_sealed = CASE WHEN suppressed THEN NULL ELSE recipient_sealed END,
    secret_sealed = CASE WHEN suppressed THEN NULL ELSE secret_sealed END,
    error = CASE WHEN suppressed THEN 'suppressed' END
  FROM due WHERE l.id = due.id
  RETURNING suppressed`;

/** Parameters: batch. Always in the same order, so that a repeated request has the same body. */
export const LETTERS_OF_BATCH = `
  SELECT id, kind, locale, address_hash AS "addressHash", recipient_sealed AS "recipientSealed",
    secret_sealed AS "secretSealed", props, signature_id AS "signatureId", subscription_id AS "subscriptionId"
  FROM letter WHERE batch_id = $1 AND status = 'sending' ORDER BY id`;

/**
 * Writes what became of the letters of a batch and closes it. Parameters: batch, now, and for each letter its id, the
 * id the service gave it, and the error that ended it. A letter that has moved on (a webhook was faster) stays.
 */
export const SETTLE = `
  WITH closed AS (
    UPDATE letter_batch SET closed_at = $2, leased_until = NULL WHERE id = $1 AND closed_at IS NULL
  )
  UPDATE letter l SET
    status = CASE WHEN o.error IS NULL THEN 'sent' ELSE 'failed' END::letter_status,
    sent_at = CASE WHEN o.error IS NULL THEN $2::timestamptz END,
    provider_id = o.provider_id, error = o.error, recipient_sealed = NULL, secret_sealed = NULL, batch_id = NULL
  FROM unnest($3::bigint[], $4::text[], $5::text[]) o (id, provider_id, error)
  WHERE l.id = o.id AND l.batch_id = $1 AND l.status = 'sending'`;

/**
 * Puts a batch back for a later try, and every other unattended one behind it. Parameters: now, batch, its lease,
 * the time of the next try, 1 where the request was certainly not taken, else 0.
 */
export const KEEP = `
  UPDATE letter_batch SET next_try_at = greatest(next_try_at, $4), leased_until = NULL,
    attempts = CASE WHEN id = $2 THEN attempts - $5::smallint ELSE attempts END
  WHERE closed_at IS NULL
    AND ((id = $2 AND leased_until = $3) OR (id <> $2 AND (leased_until IS NULL OR leased_until <= $1)))`;

/** Only the worker that holds the lease may take a batch apart. Parameters begin with: batch, now, its lease. */
const CLOSED = `
  UPDATE letter_batch SET closed_at = $2, leased_until = NULL
  WHERE id = $1 AND closed_at IS NULL AND leased_until = $3 RETURNING id, next_try_at`;

/** Lets the letters of a batch wait again. Right only where no request of the batch can have been taken. */
export const RELEASE = `
  WITH closed AS (${CLOSED})
  UPDATE letter l SET status = 'waiting', batch_id = NULL
  FROM closed WHERE l.batch_id = closed.id AND l.status = 'sending'`;

/** Makes two batches, due at once, of one that was refused as a whole. Parameters: batch, now, its lease, the two new ids. */
export const HALVE = `
  WITH closed AS (${CLOSED}), halves AS (
    INSERT INTO letter_batch (id, created_at, next_try_at)
    SELECT half, $2, next_try_at FROM closed, unnest(ARRAY[$4, $5]::uuid[]) half
  ), numbered AS (
    SELECT l.id, ntile(2) OVER (ORDER BY l.id) AS half
    FROM closed JOIN letter l ON l.batch_id = closed.id AND l.status = 'sending'
  )
  UPDATE letter l SET batch_id = CASE numbered.half WHEN 1 THEN $4::uuid ELSE $5::uuid END
  FROM numbered WHERE l.id = numbered.id`;
