// What the last release (prisma/release.json) sends to the database when somebody signs and confirms, as far as it concerns tables:
// its own code cannot run here. Taken from lib/signatures and lib/mail of that release; replace it with a release.

/** $1 the hash of the mailbox, $2 the fingerprint of the form. Returns the number of the draft. */
export const SIGN = `
  WITH target AS (
    SELECT p.id, p.slug, v.number AS version, v.content
    FROM petition p CROSS JOIN LATERAL (
      SELECT number, content FROM petition_version WHERE petition_id = p.id ORDER BY number DESC LIMIT 1) v
    WHERE p.slug = 'harbor' AND p.status = 'open' AND p.opened_at <= now() AND (p.closes_at IS NULL OR p.closes_at > now())
  ), anchor AS (
    INSERT INTO signature AS s (petition_id, email_hash, emails_today, emails_since, last_post_at, last_fingerprint, created_at)
    SELECT id, $1, 1, now(), now(), $2::bytea, now() FROM target
    ON CONFLICT (petition_id, email_hash) DO UPDATE SET emails_today = s.emails_today + 1, last_post_at = now()
    RETURNING s.id, s.status
  ), draft AS (
    INSERT INTO signature_draft AS d (signature_id, version, fingerprint, name_sealed, email_sealed, comment_sealed,
      street_sealed, zip, state, display, wants_updates, locale, source, posted_at, emailed_at, expires_at)
    SELECT a.id, t.version, $2, 'name', 'email', NULL, NULL, '78701', 'TX', 'hidden', false, 'en', NULL, now(), now(),
      now() + interval '7 days'
    FROM anchor a, target t WHERE a.status = 'pending'
    ON CONFLICT (signature_id, version, fingerprint) DO UPDATE SET posted_at = excluded.posted_at
    RETURNING d.id, d.email_sealed
  ), emails AS (
    INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, secret_sealed, props, signature_id,
      signature_draft_id, subscription_id, subscription_draft_id, organizer_id, not_before, created_at)
    SELECT 'confirm-signature', 1, 'en', $1::bytea, d.email_sealed, NULL, jsonb_build_object('title', 'x', 'slug', t.slug),
      NULL, d.id, NULL, NULL, NULL, now(), now()
    FROM draft d, target t)
  SELECT id::text FROM draft`;

/** $1 the number of the draft. Returns a row if it was not confirmed before. */
export const CONFIRM = `
  WITH anchor AS (
    SELECT s.id, s.petition_id, s.status, s.email_hash FROM signature s
    WHERE s.id = (SELECT signature_id FROM signature_draft WHERE id = $1) FOR NO KEY UPDATE
  ), form AS (
    SELECT d.*, a.petition_id, a.status, a.email_hash, p.slug
    FROM signature_draft d JOIN anchor a ON a.id = d.signature_id JOIN petition p ON p.id = a.petition_id
    WHERE d.id = $1 AND d.expires_at > now() AND a.status IN ('pending', 'confirmed') AND p.status IN ('open', 'closed')
  ), used AS (
    UPDATE signature_draft d SET confirmed_at = now(), fingerprint = NULL, version = NULL, name_sealed = NULL,
      email_sealed = NULL, comment_sealed = NULL, street_sealed = NULL, zip = NULL, state = NULL, display = NULL,
      wants_updates = NULL, locale = NULL, source = NULL
    FROM form f WHERE d.id = f.id AND d.confirmed_at IS NULL
    RETURNING d.id
  ), signed AS (
    UPDATE signature s SET status = 'confirmed', confirmed_at = coalesce(s.confirmed_at, now()), version = f.version,
      name_sealed = f.name_sealed, email_sealed = f.email_sealed, comment_sealed = f.comment_sealed, zip = f.zip,
      state = f.state, district_method = 'state_only', display = f.display, wants_updates = f.wants_updates,
      locale = f.locale, source = f.source, last_fingerprint = NULL
    FROM form f JOIN used USING (id) WHERE s.id = f.signature_id
  )
  SELECT id FROM used`;

/** The number that its pages show. */
export const COUNT = `
  SELECT coalesce(sum(count), 0)::int AS count
  FROM (SELECT count FROM tally_state UNION ALL SELECT delta FROM tally_entry) parts`;
