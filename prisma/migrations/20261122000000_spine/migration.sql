-- The whole model of the spine. Rules that must hold whatever the code does are written here, as constraints and triggers.

CREATE TYPE petition_status  AS ENUM ('draft', 'open', 'paused', 'closed', 'hidden', 'taken_down');
CREATE TYPE signature_status AS ENUM ('pending', 'confirmed', 'withdrawn', 'removed');
CREATE TYPE signature_display AS ENUM ('hidden', 'initials', 'name');
CREATE TYPE district_method  AS ENUM ('address', 'zip_single', 'zip_split', 'state_only');
CREATE TYPE letter_status    AS ENUM ('waiting', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'failed');
CREATE TYPE suppression_reason AS ENUM ('bounce', 'complaint', 'manual');
CREATE TYPE organizer_role   AS ENUM ('viewer', 'organizer', 'admin');

-- Petitions ------------------------------------------------------------------------------------------------------------

CREATE TABLE petition (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug       text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60),
  status     petition_status NOT NULL DEFAULT 'draft',
  goal       integer NOT NULL CHECK (goal > 0),
  opened_at  timestamptz(3),
  closes_at  timestamptz(3),
  paused_at  timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK ((status = 'paused') = (paused_at IS NOT NULL)),
  CHECK (status IN ('draft', 'hidden') OR opened_at IS NOT NULL),
  CHECK (closes_at IS NULL OR opened_at IS NULL OR closes_at > opened_at)
);

CREATE TABLE petition_version (
  petition_id  integer NOT NULL REFERENCES petition (id),
  number       integer NOT NULL CHECK (number > 0),
  content      jsonb NOT NULL CHECK (content ? 'en' AND content ? 'es'),
  content_hash bytea NOT NULL CHECK (octet_length(content_hash) = 32),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (petition_id, number)
);

CREATE TABLE state_edition (
  petition_id  integer NOT NULL REFERENCES petition (id),
  state        text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  content      jsonb NOT NULL CHECK (content ? 'en' AND content ? 'es'),
  content_hash bytea NOT NULL CHECK (octet_length(content_hash) = 32),
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (petition_id, state)
);

-- Organizers -----------------------------------------------------------------------------------------------------------

CREATE TABLE organizer (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  address_hash  bytea NOT NULL UNIQUE CHECK (octet_length(address_hash) = 32),
  email_sealed  bytea NOT NULL,
  role          organizer_role NOT NULL,
  states        text[] CHECK (states IS NULL OR cardinality(states) > 0),
  invited_at    timestamptz(3) NOT NULL DEFAULT now(),
  invited_by    integer REFERENCES organizer (id),
  invitation_expires_at timestamptz(3) NOT NULL,
  joined_at     timestamptz(3),
  disabled_at   timestamptz(3),
  -- An admin answers for every state, so a limited admin would be a contradiction.
  CHECK (role <> 'admin' OR states IS NULL)
);

CREATE TABLE organizer_session (
  id                  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organizer_id        integer NOT NULL REFERENCES organizer (id) ON DELETE CASCADE,
  token_hash          bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  -- The token before the last rotation stays good for a moment, for requests already on their way.
  previous_token_hash bytea UNIQUE CHECK (octet_length(previous_token_hash) = 32),
  rotated_at          timestamptz(3) NOT NULL DEFAULT now(),
  created_at          timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at        timestamptz(3) NOT NULL DEFAULT now(),
  expires_at          timestamptz(3) NOT NULL,
  CHECK (expires_at > created_at)
);
CREATE INDEX organizer_session_organizer ON organizer_session (organizer_id);

CREATE TABLE sign_in_token (
  token_hash   text PRIMARY KEY,
  address_hash bytea NOT NULL CHECK (octet_length(address_hash) = 32),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  expires_at   timestamptz(3) NOT NULL
);

-- Signatures -----------------------------------------------------------------------------------------------------------

CREATE TABLE signature (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id     integer NOT NULL,
  version         integer NOT NULL,
  status          signature_status NOT NULL DEFAULT 'pending',
  -- HMAC of the canonical address: one person, one signature, aliases included. The database is what refuses the second.
  address_hash    bytea NOT NULL CHECK (octet_length(address_hash) = 32),
  name_sealed     bytea NOT NULL,
  email_sealed    bytea NOT NULL,
  comment_sealed  bytea,
  zip             text NOT NULL CHECK (zip ~ '^[0-9]{5}$'),
  state           text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  upper_district  text,
  lower_district  text,
  district_method district_method NOT NULL DEFAULT 'state_only',
  display         signature_display NOT NULL DEFAULT 'hidden',
  wants_updates   boolean NOT NULL DEFAULT false,
  locale          text NOT NULL CHECK (locale IN ('en', 'es')),
  source          text CHECK (source ~ '^[a-z0-9-]{1,40}$'),
  letters_sent    smallint NOT NULL DEFAULT 1 CHECK (letters_sent BETWEEN 0 AND 5),
  notices_sent    smallint NOT NULL DEFAULT 0 CHECK (notices_sent BETWEEN 0 AND 5),
  last_letter_at  timestamptz(3) NOT NULL,
  created_at      timestamptz(3) NOT NULL,
  expires_at      timestamptz(3) NOT NULL,
  confirmed_at    timestamptz(3),
  withdrawn_at    timestamptz(3),
  removed_at      timestamptz(3),
  removed_by      integer REFERENCES organizer (id),
  removed_reason  text CHECK (length(removed_reason) <= 500),
  FOREIGN KEY (petition_id, version) REFERENCES petition_version (petition_id, number),
  CHECK ((status = 'pending') = (confirmed_at IS NULL)),
  CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  CHECK ((status = 'removed') = (removed_at IS NOT NULL)),
  CHECK ((status = 'removed') = (removed_by IS NOT NULL)),
  CHECK ((status = 'removed') = (removed_reason IS NOT NULL)),
  CHECK (district_method <> 'state_only' OR (upper_district IS NULL AND lower_district IS NULL))
);
CREATE UNIQUE INDEX signature_one_per_address ON signature (petition_id, address_hash);
-- Exports walk one state in order of id.
CREATE INDEX signature_confirmed_by_state ON signature (petition_id, state, id) WHERE status = 'confirmed';
CREATE INDEX signature_recently_shown ON signature (petition_id, confirmed_at DESC)
  WHERE status = 'confirmed' AND display <> 'hidden';

-- A text that somebody signed is never changed or taken away.
CREATE FUNCTION keep_signed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM signature WHERE petition_id = OLD.petition_id AND version = OLD.number) THEN
    RAISE EXCEPTION 'version % of petition % is signed and can no longer change', OLD.number, OLD.petition_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER petition_version_is_immutable BEFORE UPDATE OR DELETE ON petition_version
  FOR EACH ROW EXECUTE FUNCTION keep_signed_version();
CREATE INDEX signature_version ON signature (petition_id, version) WHERE version > 1;

-- The tally -------------------------------------------------------------------------------------------------------------
-- Every change of a signature writes its +1 or -1 here, in the same transaction, by trigger: no path can forget it.
-- Entries are inserted, never updated, so nobody waits for a row. The worker folds them (lib/signatures/tally).

CREATE TABLE tally_entry (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id integer NOT NULL,
  state       text NOT NULL,
  hour        timestamptz(0) NOT NULL,
  delta       smallint NOT NULL CHECK (delta IN (-1, 1))
) WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);

CREATE TABLE tally_hour (
  petition_id integer NOT NULL REFERENCES petition (id),
  state       text NOT NULL,
  hour        timestamptz(0) NOT NULL,
  count       integer NOT NULL CHECK (count >= 0),
  PRIMARY KEY (petition_id, state, hour)
);

CREATE TABLE tally_state (
  petition_id integer NOT NULL REFERENCES petition (id),
  state       text NOT NULL,
  count       integer NOT NULL CHECK (count >= 0),
  PRIMARY KEY (petition_id, state)
) WITH (fillfactor = 50);

-- An entry belongs to the hour of the confirmation it counts or un-counts, so that the whole ledger can be
-- recomputed from the signatures alone.
CREATE FUNCTION count_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.status = 'confirmed' THEN
    INSERT INTO tally_entry (petition_id, state, hour, delta)
      VALUES (OLD.petition_id, OLD.state, date_trunc('hour', OLD.confirmed_at, 'UTC'), -1);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.status = 'confirmed' THEN
    INSERT INTO tally_entry (petition_id, state, hour, delta)
      VALUES (NEW.petition_id, NEW.state, date_trunc('hour', NEW.confirmed_at, 'UTC'), 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER signature_inserted AFTER INSERT ON signature
  FOR EACH ROW WHEN (NEW.status = 'confirmed') EXECUTE FUNCTION count_signature();
CREATE TRIGGER signature_deleted AFTER DELETE ON signature
  FOR EACH ROW WHEN (OLD.status = 'confirmed') EXECUTE FUNCTION count_signature();
CREATE TRIGGER signature_updated AFTER UPDATE ON signature
  FOR EACH ROW WHEN ((OLD.status = 'confirmed' OR NEW.status = 'confirmed')
    AND (OLD.status, OLD.state, OLD.confirmed_at, OLD.petition_id)
        IS DISTINCT FROM (NEW.status, NEW.state, NEW.confirmed_at, NEW.petition_id))
  EXECUTE FUNCTION count_signature();
-- Emptying the table around the row triggers would leave the tally standing.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% cannot be truncated', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER signature_is_not_truncated BEFORE TRUNCATE ON signature EXECUTE FUNCTION refuse_truncate();

-- Letters ---------------------------------------------------------------------------------------------------------------

CREATE TABLE letter_batch (
  -- Also the idempotency key towards the mail service.
  id          uuid PRIMARY KEY,
  created_at  timestamptz(3) NOT NULL,
  attempts    smallint NOT NULL DEFAULT 0,
  next_try_at timestamptz(3) NOT NULL,
  leased_until timestamptz(3),
  closed_at   timestamptz(3)
);
CREATE INDEX letter_batch_open ON letter_batch (next_try_at) WHERE closed_at IS NULL;

CREATE TABLE letter (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind           text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  status         letter_status NOT NULL DEFAULT 'waiting',
  -- 0 first: a person waits for it. 9 last: bulk.
  priority       smallint NOT NULL DEFAULT 5 CHECK (priority BETWEEN 0 AND 9),
  locale         text NOT NULL CHECK (locale IN ('en', 'es')),
  address_hash   bytea NOT NULL CHECK (octet_length(address_hash) = 32),
  -- The sealed recipient, and what else is secret in the letter (a sign-in link); both blanked once it is sent.
  recipient_sealed bytea,
  secret_sealed  bytea,
  -- What the template shows. Never personal: titles, slugs, dates.
  props          jsonb NOT NULL DEFAULT '{}',
  signature_id   bigint REFERENCES signature (id) ON DELETE CASCADE,
  organizer_id   integer REFERENCES organizer (id) ON DELETE CASCADE,
  batch_id       uuid REFERENCES letter_batch (id),
  provider_id    text UNIQUE,
  error          text CHECK (length(error) <= 200),
  not_before     timestamptz(3) NOT NULL,
  created_at     timestamptz(3) NOT NULL,
  sent_at        timestamptz(3),
  CHECK ((status IN ('waiting', 'sending')) = (recipient_sealed IS NOT NULL)),
  CHECK (status IN ('waiting', 'sending') OR secret_sealed IS NULL),
  CHECK (status <> 'sending' OR batch_id IS NOT NULL),
  CHECK (status <> 'waiting' OR batch_id IS NULL)
);
CREATE INDEX letter_waiting ON letter (priority, id) WHERE status = 'waiting';
-- A settled letter leaves its batch, so this holds what is on its way and lets old batches go without reading all letters.
CREATE INDEX letter_in_batch ON letter (batch_id) WHERE batch_id IS NOT NULL;
-- The console lists failed letters, and counts them.
CREATE INDEX letter_failed ON letter (id) WHERE status = 'failed';
CREATE INDEX letter_sent ON letter (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX letter_of_signature ON letter (signature_id) WHERE signature_id IS NOT NULL;

CREATE TABLE suppressed_address (
  address_hash bytea PRIMARY KEY CHECK (octet_length(address_hash) = 32),
  reason       suppression_reason NOT NULL,
  created_at   timestamptz(3) NOT NULL DEFAULT now()
);

-- Each webhook event is taken in once, whatever order or however often it comes.
CREATE TABLE webhook_event (
  id          text PRIMARY KEY CHECK (length(id) <= 200),
  type        text NOT NULL CHECK (length(type) <= 100),
  received_at timestamptz(3) NOT NULL DEFAULT now()
);

-- Audit -----------------------------------------------------------------------------------------------------------------

CREATE TABLE audit_entry (
  id            bigint PRIMARY KEY,
  at            timestamptz(3) NOT NULL,
  actor         text NOT NULL CHECK (length(actor) <= 100),
  action        text NOT NULL CHECK (action ~ '^[a-z]+(-[a-z]+)*$'),
  subject       text NOT NULL CHECK (length(subject) <= 200),
  detail        jsonb NOT NULL,
  previous_hash bytea NOT NULL,
  hash          bytea NOT NULL
);

CREATE FUNCTION audit_hash(previous bytea, id bigint, at timestamptz, actor text, action text, subject text, detail jsonb)
RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_array(
    id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor, action, subject, detail)::text, 'UTF8'))
$$;

-- The chain has one head, so entries queue for it: organizers act a few times a minute, signers never come here.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_entry'));
  SELECT e.id, e.hash INTO head FROM audit_entry e ORDER BY e.id DESC LIMIT 1;
  NEW.id := coalesce(head.id, 0) + 1;
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  NEW.previous_hash := coalesce(head.hash, ''::bytea);
  NEW.hash := audit_hash(NEW.previous_hash, NEW.id, NEW.at, NEW.actor, NEW.action, NEW.subject, NEW.detail);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_is_chained BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_is_not_truncated BEFORE TRUNCATE ON audit_entry EXECUTE FUNCTION refuse_truncate();

-- Limits, settings, heartbeat -------------------------------------------------------------------------------------------

-- Hits are inserted and counted, never added up in one row, so a crowd behind one address does not queue.
CREATE TABLE limit_hit (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  bucket bytea NOT NULL,
  at     timestamptz(3) NOT NULL
);
CREATE INDEX limit_hit_bucket ON limit_hit (bucket, at);

CREATE TABLE setting (
  key        text PRIMARY KEY,
  value      jsonb NOT NULL,
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  changed_by integer REFERENCES organizer (id)
);

CREATE TABLE worker_heartbeat (
  id           text PRIMARY KEY,
  last_seen_at timestamptz(3) NOT NULL
);
