// Each of these is one statement, so a worker that dies between two of them leaves nothing half-done: an email is
// waiting, or in an open batch that somebody takes over once its lease ends, or settled.

/** A batch that nobody is working on now. */
const UNATTENDED = `closed_at IS NULL AND (leased_until IS NULL OR leased_until <= $1)`;

/**
 * Takes an open batch that is due: one whose worker died, or one to try again. Parameters: now, end of the lease.
 * `attempts` counts requests whose outcome we do not know; from here on that includes the one about to be made.
 */
export const TAKE_OVER = `
  UPDATE outbox_batch b SET attempts = attempts + 1, leased_until = $2
  FROM (
    SELECT id FROM outbox_batch WHERE ${UNATTENDED} AND next_try_at <= $1
    ORDER BY next_try_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED) due
  WHERE b.id = due.id
  RETURNING b.id, b.created_at AS "createdAt", b.attempts, b.leased_until AS "leasedUntil"`;

/**
 * Makes a batch of the emails that are due. Parameters: now, end of the lease, id of the batch, most emails.
 * While any batch is in trouble none is made: one batch finds out whether the service is back.
 * Emails to suppressed addresses end here. One row for each email that was touched.
 */
export const CLAIM = `
  WITH due AS MATERIALIZED (
    SELECT e.id, EXISTS (SELECT 1 FROM suppressed_email s WHERE s.email_hash = e.email_hash) AS suppressed
    FROM outbox_email e
    WHERE e.status = 'waiting' AND e.not_before <= $1 AND NOT EXISTS (
      SELECT 1 FROM outbox_batch WHERE closed_at IS NULL AND (leased_until IS NULL OR leased_until <= $1 OR attempts > 1))
    ORDER BY e.priority, e.id LIMIT $4 FOR UPDATE OF e SKIP LOCKED
  ), batch AS (
    INSERT INTO outbox_batch (id, created_at, attempts, next_try_at, leased_until)
    SELECT $3, $1, 1, $1, $2 WHERE EXISTS (SELECT 1 FROM due WHERE NOT suppressed)
  )
  UPDATE outbox_email e SET
    status = CASE WHEN suppressed THEN 'failed' ELSE 'sending' END::email_status,
    batch_id = CASE WHEN suppressed THEN NULL ELSE $3::uuid END,
    recipient_sealed = CASE WHEN suppressed THEN NULL ELSE recipient_sealed END,
    secret_sealed = CASE WHEN suppressed THEN NULL ELSE secret_sealed END,
    error = CASE WHEN suppressed THEN 'suppressed' END
  FROM due WHERE e.id = due.id
  RETURNING suppressed`;

/** Parameters: batch. Always in the same order, so that a repeated request has the same body. */
export const EMAILS_OF_BATCH = `
  SELECT id, kind, locale, email_hash AS "emailHash", recipient_sealed AS "recipientSealed",
    secret_sealed AS "secretSealed", props, signature_id AS "signatureId", subscription_id AS "subscriptionId"
  FROM outbox_email WHERE batch_id = $1 AND status = 'sending' ORDER BY id`;

/**
 * Writes what became of the emails of a batch and closes it. Parameters: batch, now, and for each email its id, the
 * id the service gave it, and the error that ended it. An email that has moved on (a webhook was faster) stays.
 */
export const SETTLE = `
  WITH closed AS (
    UPDATE outbox_batch SET closed_at = $2, leased_until = NULL WHERE id = $1 AND closed_at IS NULL
  )
  UPDATE outbox_email e SET
    status = CASE WHEN o.error IS NULL THEN 'sent' ELSE 'failed' END::email_status,
    sent_at = CASE WHEN o.error IS NULL THEN $2::timestamptz END,
    provider_id = o.provider_id, error = o.error, recipient_sealed = NULL, secret_sealed = NULL, batch_id = NULL
  FROM unnest($3::bigint[], $4::text[], $5::text[]) o (id, provider_id, error)
  WHERE e.id = o.id AND e.batch_id = $1 AND e.status = 'sending'`;

/**
 * Puts a batch back for a later try, and every other unattended one behind it. Parameters: now, batch, its lease,
 * the time of the next try, 1 where the request was certainly not taken, else 0.
 */
export const KEEP = `
  UPDATE outbox_batch SET next_try_at = greatest(next_try_at, $4), leased_until = NULL,
    attempts = CASE WHEN id = $2 THEN attempts - $5::smallint ELSE attempts END
  WHERE closed_at IS NULL
    AND ((id = $2 AND leased_until = $3) OR (id <> $2 AND (leased_until IS NULL OR leased_until <= $1)))`;

/** Only the worker that holds the lease may take a batch apart. Parameters begin with: batch, now, its lease. */
const CLOSED = `
  UPDATE outbox_batch SET closed_at = $2, leased_until = NULL
  WHERE id = $1 AND closed_at IS NULL AND leased_until = $3 RETURNING id, next_try_at`;

/** Lets the emails of a batch wait again. Right only where no request of the batch can have been taken. */
export const RELEASE = `
  WITH closed AS (${CLOSED})
  UPDATE outbox_email e SET status = 'waiting', batch_id = NULL
  FROM closed WHERE e.batch_id = closed.id AND e.status = 'sending'`;

/** Makes two batches, due at once, of one that was refused as a whole. Parameters: batch, now, its lease, the two new ids. */
export const HALVE = `
  WITH closed AS (${CLOSED}), halves AS (
    INSERT INTO outbox_batch (id, created_at, next_try_at)
    SELECT half, $2, next_try_at FROM closed, unnest(ARRAY[$4, $5]::uuid[]) half
  ), numbered AS (
    SELECT e.id, ntile(2) OVER (ORDER BY e.id) AS half
    FROM closed JOIN outbox_email e ON e.batch_id = closed.id AND e.status = 'sending'
  )
  UPDATE outbox_email e SET batch_id = CASE numbered.half WHEN 1 THEN $4::uuid ELSE $5::uuid END
  FROM numbered WHERE e.id = numbered.id`;
