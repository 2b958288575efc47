-- What a form says waits in a draft of its own until the email that was written for it is confirmed (docs/decisions/drafts.md).

-- Signing ---------------------------------------------------------------------------------------------------------------

CREATE TABLE signature_draft (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  signature_id   bigint NOT NULL REFERENCES signature (id) ON DELETE CASCADE,
  -- Keyed hash of all that was typed, so that equal forms are one draft.
  fingerprint    bytea CHECK (octet_length(fingerprint) = 16),
  version        integer CHECK (version > 0),
  name_sealed    bytea,
  email_sealed   bytea,
  comment_sealed bytea,
  -- Looked up once the draft is confirmed, and not before.
  street_sealed  bytea,
  zip            text CHECK (zip ~ '^[0-9]{5}$'),
  state          text CHECK (state ~ '^[A-Z]{2}$'),
  display        signature_display,
  wants_updates  boolean,
  locale         text CHECK (locale IN ('en', 'es')),
  source         text CHECK (source ~ '^[a-z0-9-]{1,40}$'),
  posted_at      timestamptz(3) NOT NULL,
  -- Null where the day's emails were used up: then only the page of another draft leads to this one.
  emailed_at     timestamptz(3),
  expires_at     timestamptz(3) NOT NULL,
  confirmed_at   timestamptz(3),
  CHECK (expires_at > posted_at),
  -- Confirming moves what the form said into the signature: a draft is whole, or used and empty.
  CHECK (num_nonnulls(fingerprint, version, name_sealed, email_sealed, zip, state, display, wants_updates, locale)
    = CASE WHEN confirmed_at IS NULL THEN 9 ELSE 0 END),
  CHECK (confirmed_at IS NULL OR num_nonnulls(comment_sealed, street_sealed, source) = 0)
);
CREATE UNIQUE INDEX signature_draft_one_per_form ON signature_draft (signature_id, version, fingerprint);
-- Deleting what nobody confirmed.
CREATE INDEX signature_draft_open ON signature_draft (posted_at) WHERE confirmed_at IS NULL;

-- Each signature gets the draft that its confirmation link names: the same number, so that links mailed before lead where
-- they led. The fingerprint is of nothing that was typed, because that is sealed.
INSERT INTO signature_draft (id, signature_id, fingerprint, version, name_sealed, email_sealed, comment_sealed,
  street_sealed, zip, state, display, wants_updates, locale, source, posted_at, emailed_at, expires_at)
OVERRIDING SYSTEM VALUE
SELECT s.id, s.id, substring(sha256(convert_to('before drafts ' || s.id, 'UTF8')) FOR 16), s.version, s.name_sealed,
  s.email_sealed, s.comment_sealed, l.street_sealed, s.zip, s.state, s.display, s.wants_updates, s.locale, s.source,
  s.last_email_at, s.last_email_at, greatest(s.expires_at, s.last_email_at + interval '1 millisecond')
FROM signature s LEFT JOIN district_lookup l ON l.signature_id = s.id
WHERE s.status = 'pending';

INSERT INTO signature_draft (id, signature_id, posted_at, emailed_at, expires_at, confirmed_at)
OVERRIDING SYSTEM VALUE
SELECT id, id, created_at, created_at, greatest(expires_at, created_at + interval '1 millisecond'), confirmed_at FROM signature WHERE status <> 'pending';

-- New drafts begin above every number that a signature ever had, erased ones included.
SELECT setval('signature_draft_id_seq', last_value, is_called) FROM signature_id_seq;

DELETE FROM district_lookup l USING signature s WHERE s.id = l.signature_id AND s.status = 'pending';

-- Until it is confirmed a signature is the anchor of its drafts and holds nothing of what they say.
ALTER TABLE signature
  ALTER COLUMN version DROP NOT NULL,
  ALTER COLUMN name_sealed DROP NOT NULL,
  ALTER COLUMN email_sealed DROP NOT NULL,
  ALTER COLUMN zip DROP NOT NULL,
  ALTER COLUMN state DROP NOT NULL,
  ALTER COLUMN locale DROP NOT NULL,
  DROP COLUMN expires_at,
  DROP COLUMN notices_sent,
  DROP CONSTRAINT signature_letters_sent_check;
ALTER TABLE signature RENAME COLUMN emails_sent TO emails_today;
ALTER TABLE signature RENAME COLUMN last_email_at TO last_post_at;
ALTER TABLE signature
  -- Emails that forms caused since emails_since; 6 says that the day's five are used up. Another day begins with the next form.
  ADD CHECK (emails_today BETWEEN 0 AND 6),
  ADD COLUMN emails_since timestamptz(3) NOT NULL DEFAULT '2026-01-01Z',
  -- Of the newest form, while it is pending.
  ADD COLUMN last_fingerprint bytea CHECK (octet_length(last_fingerprint) = 16),
  -- When its owner last heard that somebody signed with this address again.
  ADD COLUMN noticed_at timestamptz(3);
ALTER TABLE signature ALTER COLUMN emails_since DROP DEFAULT;

UPDATE signature SET version = NULL, name_sealed = NULL, email_sealed = NULL, comment_sealed = NULL, zip = NULL, state = NULL,
  upper_district = NULL, lower_district = NULL, district_method = 'state_only', display = 'hidden', wants_updates = false,
  locale = NULL, source = NULL
WHERE status = 'pending';

ALTER TABLE signature
  ADD CHECK (num_nonnulls(version, name_sealed, email_sealed, zip, state, locale) = CASE status WHEN 'pending' THEN 0 ELSE 6 END),
  ADD CHECK (status <> 'pending' OR num_nonnulls(comment_sealed, source, upper_district, lower_district) = 0),
  ADD CHECK (status = 'pending' OR last_fingerprint IS NULL),
  ADD CHECK (status <> 'pending' OR noticed_at IS NULL);

-- A text that waits to be confirmed is kept as one that was.
CREATE OR REPLACE FUNCTION keep_signed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM signature WHERE petition_id = OLD.petition_id AND version = OLD.number)
    OR EXISTS (SELECT 1 FROM signature_draft d JOIN signature s ON s.id = d.signature_id
      WHERE s.petition_id = OLD.petition_id AND d.version = OLD.number) THEN
    RAISE EXCEPTION 'version % of petition % is signed and can no longer change', OLD.number, OLD.petition_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- Subscribing -----------------------------------------------------------------------------------------------------------

CREATE TABLE subscription_draft (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription_id bigint NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
  fingerprint     bytea CHECK (octet_length(fingerprint) = 16),
  email_sealed    bytea,
  state           text CHECK (state ~ '^[A-Z]{2}$'),
  locale          text CHECK (locale IN ('en', 'es')),
  posted_at       timestamptz(3) NOT NULL,
  expires_at      timestamptz(3) NOT NULL,
  confirmed_at    timestamptz(3),
  CHECK (expires_at > posted_at),
  CHECK (num_nonnulls(fingerprint, email_sealed, locale) = CASE WHEN confirmed_at IS NULL THEN 3 ELSE 0 END),
  CHECK (confirmed_at IS NULL OR state IS NULL)
);
CREATE UNIQUE INDEX subscription_draft_one_per_form ON subscription_draft (subscription_id, fingerprint);
CREATE INDEX subscription_draft_open ON subscription_draft (posted_at) WHERE confirmed_at IS NULL;

INSERT INTO subscription_draft (id, subscription_id, fingerprint, email_sealed, state, locale, posted_at, expires_at)
OVERRIDING SYSTEM VALUE
SELECT id, id, substring(sha256(convert_to('before drafts ' || id, 'UTF8')) FOR 16), email_sealed, state, locale,
  last_email_at, greatest(expires_at, last_email_at + interval '1 millisecond')
FROM subscription WHERE status = 'pending';
SELECT setval('subscription_draft_id_seq', last_value, is_called) FROM subscription_id_seq;

ALTER TABLE subscription
  ALTER COLUMN email_sealed DROP NOT NULL,
  ALTER COLUMN locale DROP NOT NULL,
  DROP COLUMN expires_at,
  DROP COLUMN notices_sent,
  DROP CONSTRAINT subscription_letters_sent_check;
ALTER TABLE subscription RENAME COLUMN emails_sent TO emails_today;
ALTER TABLE subscription RENAME COLUMN last_email_at TO last_post_at;
ALTER TABLE subscription
  ADD CHECK (emails_today BETWEEN 0 AND 6),
  ADD COLUMN emails_since timestamptz(3) NOT NULL DEFAULT '2026-01-01Z',
  ADD COLUMN last_fingerprint bytea CHECK (octet_length(last_fingerprint) = 16),
  ADD COLUMN noticed_at timestamptz(3);
ALTER TABLE subscription ALTER COLUMN emails_since DROP DEFAULT;

UPDATE subscription SET email_sealed = NULL, state = NULL, locale = NULL WHERE status = 'pending';

ALTER TABLE subscription
  ADD CHECK (num_nonnulls(email_sealed, locale) = CASE status WHEN 'pending' THEN 0 ELSE 2 END),
  ADD CHECK (status <> 'pending' OR state IS NULL),
  ADD CHECK (status = 'pending' OR last_fingerprint IS NULL),
  ADD CHECK (status <> 'pending' OR noticed_at IS NULL);

-- Emails ----------------------------------------------------------------------------------------------------------------
-- An email that asks to confirm belongs to its draft. It goes with it, and so with all else of the person.

ALTER TABLE outbox_email
  ADD COLUMN signature_draft_id bigint REFERENCES signature_draft (id) ON DELETE CASCADE,
  ADD COLUMN subscription_draft_id bigint REFERENCES subscription_draft (id) ON DELETE CASCADE;
UPDATE outbox_email SET signature_draft_id = signature_id, signature_id = NULL
WHERE kind = 'confirm-signature' AND signature_id IS NOT NULL;
UPDATE outbox_email e SET subscription_draft_id = d.id, subscription_id = NULL
FROM subscription_draft d WHERE e.kind = 'confirm-subscription' AND d.id = e.subscription_id;
CREATE INDEX outbox_email_of_signature_draft ON outbox_email (signature_draft_id) WHERE signature_draft_id IS NOT NULL;
CREATE INDEX outbox_email_of_subscription_draft ON outbox_email (subscription_draft_id)
  WHERE subscription_draft_id IS NOT NULL;
