// Each of these is one statement, so it happens wholly or not at all, in one round trip and without waiting for
// anything but the person's own row, as with signatures (lib/signatures/statements.ts).

/**
 * Parameters: address hash, sealed email, state, locale, now, expiry, not before, the two email limits, and the time
 * before which the last notice must have gone. A blocked address gets no row and no email.
 */
export const SUBSCRIBE = `
  WITH allowed AS (
    SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM suppressed_email WHERE email_hash = $1)
  ), written AS (
    INSERT INTO subscription AS s (email_hash, email_sealed, state, locale, last_email_at, created_at, expires_at)
    SELECT $1, $2::bytea, $3, $4, $5::timestamptz, $5::timestamptz, $6::timestamptz FROM allowed
    ON CONFLICT (email_hash) DO UPDATE SET
      email_sealed = excluded.email_sealed, state = excluded.state, locale = excluded.locale,
      emails_sent = s.emails_sent + 1, last_email_at = excluded.last_email_at, expires_at = excluded.expires_at
    WHERE s.status = 'pending' AND s.emails_sent < $8
    RETURNING s.id, s.email_sealed
  ), noticed AS (
    UPDATE subscription s SET notices_sent = s.notices_sent + 1, last_email_at = $5
    FROM allowed
    WHERE s.email_hash = $1 AND s.status <> 'pending'
      AND s.notices_sent < $9 AND (s.notices_sent = 0 OR s.last_email_at < $10)
    RETURNING s.id, s.email_sealed, s.status
  )
  INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, subscription_id, props, not_before, created_at)
  SELECT 'confirm-subscription', 1, $4, $1, email_sealed, id, '{}'::jsonb, $7::timestamptz, $5 FROM written
  UNION ALL
  SELECT 'already-subscribed', 3, $4, $1, email_sealed, id, jsonb_build_object('status', status), $7::timestamptz, $5 FROM noticed`;

/** Parameters: id, now, new expiry, the email limit. */
export const SEND_AGAIN = `
  WITH changed AS (
    UPDATE subscription s SET emails_sent = s.emails_sent + 1, last_email_at = $2, expires_at = $3
    WHERE s.id = $1 AND s.status = 'pending' AND s.emails_sent < $4
      AND NOT EXISTS (SELECT 1 FROM suppressed_email a WHERE a.email_hash = s.email_hash)
    RETURNING s.id, s.email_hash, s.email_sealed, s.locale
  )
  INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, subscription_id, props, not_before, created_at)
  SELECT 'confirm-subscription', 1, locale, email_hash, email_sealed, id, '{}'::jsonb, $2, $2 FROM changed`;

/** Parameters: id, now. */
export const CONFIRM = `
  UPDATE subscription SET status = 'confirmed', confirmed_at = $2 WHERE id = $1 AND status = 'pending' AND expires_at > $2`;

/** Parameters: id, now. What is still waiting to be sent to them is not sent any more. */
export const LEAVE = `
  WITH dropped AS (
    DELETE FROM outbox_email e USING subscription s
    WHERE s.id = $1 AND s.status = 'confirmed' AND e.subscription_id = s.id AND e.status = 'waiting'
  )
  UPDATE subscription SET status = 'left', left_at = $2 WHERE id = $1 AND status = 'confirmed'`;

/** Parameters: id. Only the owner of the mailbox comes here, so they may hear of later attempts anew. */
export const COME_BACK = `
  UPDATE subscription SET status = 'confirmed', left_at = NULL, notices_sent = 0 WHERE id = $1 AND status = 'left'`;

/** Parameters: id, state, locale. */
export const CHANGE = `UPDATE subscription SET state = $2, locale = $3 WHERE id = $1 AND status <> 'pending'`;

/** Emails go with it (ON DELETE CASCADE). */
export const ERASE = `DELETE FROM subscription WHERE id = $1`;

/** Parameters: last email before, left before. */
export const FORGET = `
  DELETE FROM subscription WHERE id IN (
    SELECT id FROM subscription
    WHERE (status = 'pending' AND last_email_at < $1) OR (status = 'left' AND left_at < $2) LIMIT 10000)`;
