// Each of these is one statement, so it happens wholly or not at all, in one round trip and without waiting for
// anything but the person's own row. The tally follows by trigger (prisma/migrations).

const SIGNING_IS_ON = `NOT EXISTS (SELECT 1 FROM setting WHERE key = 'signing-paused' AND value = 'true'::jsonb)`;

/** Confirming counts for 24 hours after a petition closes: the email may have been on its way. */
const CONFIRMABLE = (now: string) => `
  p.status IN ('open', 'closed') AND (p.closes_at IS NULL OR p.closes_at + interval '24 hours' > ${now})
  AND ${SIGNING_IS_ON}`;

/** A district belongs to a place: whoever says another one has none until it is looked up. */
const DISTRICTS_UNLESS_MOVED = (row: string, zip: string, state: string) => {
  const stays = `${row}.zip = ${zip} AND ${row}.state = ${state}`;
  return `upper_district = CASE WHEN ${stays} THEN ${row}.upper_district END,
    lower_district = CASE WHEN ${stays} THEN ${row}.lower_district END,
    district_method = CASE WHEN ${stays} THEN ${row}.district_method ELSE 'state_only' END`;
};

/**
 * Parameters: slug, address hash, sealed name, email and comment, zip, state, display, updates, locale, source, now,
 * expiry, not before, the two email limits, the time before which the last notice must have gone, sealed street.
 * One row: was the petition open?
 */
export const SIGN = `
  WITH target AS (
    SELECT p.id, p.slug, v.number, v.content -> $10::text ->> 'title' AS title
    FROM petition p
    CROSS JOIN LATERAL (
      SELECT number, content FROM petition_version WHERE petition_id = p.id ORDER BY number DESC LIMIT 1) v
    WHERE p.slug = $1 AND p.status = 'open' AND p.opened_at <= $12 AND (p.closes_at IS NULL OR p.closes_at > $12) AND ${SIGNING_IS_ON}
  ), allowed AS (
    SELECT * FROM target WHERE NOT EXISTS (SELECT 1 FROM suppressed_email WHERE email_hash = $2)
  ), written AS (
    INSERT INTO signature AS s (petition_id, version, email_hash, name_sealed, email_sealed, comment_sealed,
      zip, state, display, wants_updates, locale, source, last_email_at, created_at, expires_at)
    SELECT id, number, $2, $3::bytea, $4::bytea, $5::bytea, $6, $7, $8::signature_display, $9::boolean, $10, $11, $12, $12, $13
    FROM allowed
    ON CONFLICT (petition_id, email_hash) DO UPDATE SET
      version = excluded.version, name_sealed = excluded.name_sealed, email_sealed = excluded.email_sealed,
      comment_sealed = excluded.comment_sealed, zip = excluded.zip, state = excluded.state,
      ${DISTRICTS_UNLESS_MOVED("s", "excluded.zip", "excluded.state")},
      display = excluded.display, wants_updates = excluded.wants_updates, locale = excluded.locale,
      source = coalesce(s.source, excluded.source), emails_sent = s.emails_sent + 1,
      last_email_at = excluded.last_email_at, expires_at = excluded.expires_at
    WHERE s.status = 'pending' AND s.emails_sent < $15
    RETURNING s.id, s.email_sealed
  ), street_given AS (
    INSERT INTO district_lookup (signature_id, email_hash, street_sealed, not_before, created_at)
    SELECT id, $2, $18::bytea, $12, $12 FROM written WHERE $18::bytea IS NOT NULL
    ON CONFLICT (signature_id) DO UPDATE SET street_sealed = excluded.street_sealed, tries = 0, not_before = excluded.not_before
  ), noticed AS (
    UPDATE signature s SET notices_sent = s.notices_sent + 1, last_email_at = $12
    FROM allowed
    WHERE s.petition_id = allowed.id AND s.email_hash = $2 AND s.status <> 'pending'
      AND s.notices_sent < $16 AND (s.notices_sent = 0 OR s.last_email_at < $17)
    RETURNING s.id, s.email_sealed, s.status
  ), emails AS (
    INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, signature_id, props, not_before, created_at)
    SELECT 'confirm-signature', 1, $10, $2, email_sealed, written.id,
      jsonb_build_object('title', title, 'slug', slug), $14::timestamptz, $12
    FROM written, target
    UNION ALL
    SELECT 'already-signed', 3, $10, $2, email_sealed, noticed.id,
      jsonb_build_object('title', title, 'slug', slug, 'status', noticed.status), $14::timestamptz, $12
    FROM noticed, target
  )
  SELECT EXISTS (SELECT 1 FROM target) AS open`;

/** An email for each row of `changed`; the second parameter is now. */
const EMAIL_TO_CHANGED = (kind: string, priority: number) => `
  INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, signature_id, props, not_before, created_at)
  SELECT '${kind}', ${priority}, c.locale, c.email_hash, c.email_sealed, c.id,
    jsonb_build_object('title', v.content -> c.locale ->> 'title', 'slug', c.slug), $2::timestamptz, $2::timestamptz
  FROM changed c JOIN petition_version v ON v.petition_id = c.petition_id AND v.number = c.version
  WHERE NOT EXISTS (SELECT 1 FROM suppressed_email a WHERE a.email_hash = c.email_hash)`;

/** Parameters: id, now. */
export const CONFIRM = `
  WITH changed AS (
    UPDATE signature s SET status = 'confirmed', confirmed_at = $2
    FROM petition p
    WHERE s.id = $1 AND s.status = 'pending' AND s.expires_at > $2 AND p.id = s.petition_id AND ${CONFIRMABLE("$2")}
    RETURNING s.id, s.petition_id, s.version, s.email_hash, s.email_sealed, s.locale, p.slug
  )
  ${EMAIL_TO_CHANGED("signature-confirmed", 5)}`;

/** Parameters: id, now, new expiry, the email limit. */
export const SEND_AGAIN = `
  WITH changed AS (
    UPDATE signature s SET emails_sent = s.emails_sent + 1, last_email_at = $2, expires_at = $3
    FROM petition p
    WHERE s.id = $1 AND s.status = 'pending' AND s.emails_sent < $4 AND p.id = s.petition_id AND ${CONFIRMABLE("$2")}
      AND NOT EXISTS (SELECT 1 FROM suppressed_email a WHERE a.email_hash = s.email_hash)
    RETURNING s.id, s.petition_id, s.version, s.email_hash, s.email_sealed, s.locale, p.slug
  )
  ${EMAIL_TO_CHANGED("confirm-signature", 1)}`;

/** Parameters: id, now. */
export const WITHDRAW = `
  UPDATE signature SET status = 'withdrawn', withdrawn_at = $2 WHERE id = $1 AND status = 'confirmed'`;

/** Parameters: id, now. */
export const RESTORE = `
  UPDATE signature s SET status = 'confirmed', withdrawn_at = NULL
  FROM petition p
  WHERE s.id = $1 AND s.status = 'withdrawn' AND p.id = s.petition_id AND ${CONFIRMABLE("$2")}`;

/** Emails go with it (ON DELETE CASCADE), the count follows by trigger. */
export const ERASE = `DELETE FROM signature WHERE id = $1`;

/** Parameters: id, sealed name and comment, zip, state, display, updates. */
export const CORRECT = `
  UPDATE signature SET name_sealed = $2, comment_sealed = $3, zip = $4, state = $5, display = $6::signature_display,
    wants_updates = $7,
    ${DISTRICTS_UNLESS_MOVED("signature", "$4", "$5")}
  WHERE id = $1 AND status <> 'pending'`;
