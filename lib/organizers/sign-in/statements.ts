// Whoever may come in now: joined, or with an invitation that still stands, and not shut out.
const MAY_SIGN_IN = "o.disabled_at IS NULL AND (o.joined_at IS NOT NULL OR o.invitation_expires_at > $2)";

/** A link and its email, or neither; nothing for an address that is not an organizer's. $1 address hash, $2 now. */
export const WRITE_SIGN_IN_EMAIL = `
  WITH member AS (
    SELECT o.id, o.email_hash, o.email_sealed FROM organizer o WHERE o.email_hash = $1 AND ${MAY_SIGN_IN}
  ), token AS (
    INSERT INTO sign_in_token (token_hash, email_hash, created_at, expires_at) SELECT $3, email_hash, $2, $4 FROM member
  )
  INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, secret_sealed, organizer_id, not_before, created_at)
  SELECT 'organizer-sign-in', 0, 'en', email_hash, email_sealed, $5, id, $2, $2 FROM member`;

/** Uses a link up. One that is too old goes as well and opens nothing. $1 token hash, $2 now. */
export const USE_SIGN_IN_TOKEN = `
  WITH used AS (DELETE FROM sign_in_token WHERE token_hash = $1 RETURNING email_hash, expires_at)
  SELECT o.email_hash AS "emailHash", o.email_sealed AS "emailSealed", used.expires_at AS "expiresAt"
  FROM used JOIN organizer o USING (email_hash) WHERE used.expires_at > $2 AND ${MAY_SIGN_IN}`;

/** $1 address hash, $2 now. */
export const FIND_MEMBER = `
  SELECT o.id, o.joined_at AS "joinedAt" FROM organizer o WHERE o.email_hash = $1 AND ${MAY_SIGN_IN}`;

/** $1 organizer, $2 now, $3 token hash, $4 absolute end. */
export const BEGIN_SESSION = `
  INSERT INTO organizer_session (organizer_id, token_hash, rotated_at, created_at, last_seen_at, expires_at)
  SELECT o.id, $3, $2, $2, $2, $4 FROM organizer o WHERE o.id = $1 AND ${MAY_SIGN_IN}
  RETURNING id`;

/**
 * The organizer behind a cookie: the token of now, or the one before it for a moment after it was replaced.
 * $1 token hash, $2 now, $3 seen since, $4 replaced since.
 */
export const FIND_SESSION = `
  SELECT o.id, o.role, o.states, s.id AS "sessionId", s.expires_at AS "expiresAt"
  FROM organizer_session s JOIN organizer o ON o.id = s.organizer_id
  WHERE (s.token_hash = $1 OR (s.previous_token_hash = $1 AND s.rotated_at > $4))
    AND s.expires_at > $2 AND s.last_seen_at > $3 AND o.disabled_at IS NULL`;

/** Marks a session as seen, once in a while. $1 token hash, $2 now, $3 seen since, $4 the mark is older than this. */
export const TOUCH_SESSION = `
  UPDATE organizer_session SET last_seen_at = $2
  WHERE token_hash = $1 AND expires_at > $2 AND last_seen_at > $3 AND last_seen_at < $4`;

/** Replaces a token that has been used long enough. $1 token hash, $2 now, $3 seen since, $4 rotated before, $5 new hash. */
export const ROTATE_SESSION = `
  UPDATE organizer_session SET token_hash = $5, previous_token_hash = token_hash, rotated_at = $2, last_seen_at = $2
  WHERE token_hash = $1 AND expires_at > $2 AND last_seen_at > $3 AND rotated_at < $4
  RETURNING expires_at AS "expiresAt"`;

export const END_SESSION = `
  DELETE FROM organizer_session WHERE token_hash = $1 OR previous_token_hash = $1 RETURNING organizer_id AS "organizerId"`;
