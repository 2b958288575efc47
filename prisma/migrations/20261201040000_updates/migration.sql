-- Updates: emails that organizers write to all who asked for them, shown on the petition's page as well.
-- docs/decisions/updates.md

-- A text that many emails share. It is read when an email leaves.
CREATE TABLE outbox_text (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  content    jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL
);
ALTER TABLE outbox_email ADD COLUMN text_id bigint REFERENCES outbox_text (id);
CREATE INDEX outbox_email_text ON outbox_email (text_id) WHERE text_id IS NOT NULL;
CREATE INDEX outbox_email_text_unsent ON outbox_email (text_id) WHERE text_id IS NOT NULL AND status IN ('waiting', 'sending');

CREATE TYPE update_status AS ENUM ('draft', 'scheduled', 'sending', 'paused', 'stopped', 'sent');

CREATE TABLE petition_update (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id integer NOT NULL REFERENCES petition (id),
  status      update_status NOT NULL DEFAULT 'draft',
  -- How often it was saved, so that nobody overwrites what a colleague saved meanwhile.
  revision    integer NOT NULL DEFAULT 1,
  content     jsonb NOT NULL,
  to_signers     boolean NOT NULL,
  to_subscribers boolean NOT NULL,
  is_public      boolean NOT NULL,
  -- Null for all states.
  state       text CHECK (state ~ '^[A-Z]{2}$'),
  -- A district is of one chamber and in one state. Null for all of it.
  layer       text CHECK (layer IN ('sldu', 'sldl')),
  geoid       text CHECK (geoid ~ '^[0-9A-Z-]{3,12}$'),
  source      text CHECK (length(source) BETWEEN 1 AND 60),
  send_at     timestamptz(3),
  text_id     bigint REFERENCES outbox_text (id),
  -- Whoever came later finds the update on the page. Both bounds are taken when sending begins.
  last_signature_id     bigint,
  last_subscription_id  bigint,
  after_signature_id    bigint NOT NULL DEFAULT 0,
  after_subscription_id bigint NOT NULL DEFAULT 0,
  written     integer NOT NULL DEFAULT 0,
  created_by  integer NOT NULL REFERENCES organizer (id),
  created_at  timestamptz(3) NOT NULL,
  changed_at  timestamptz(3) NOT NULL,
  started_at  timestamptz(3),
  ended_at    timestamptz(3),
  CHECK (num_nulls(layer, geoid) IN (0, 2)),
  CHECK (geoid IS NULL OR state IS NOT NULL),
  CHECK (status <> 'scheduled' OR send_at IS NOT NULL),
  CHECK (status NOT IN ('sending', 'paused', 'stopped', 'sent') OR num_nulls(text_id, started_at) = 0)
);
CREATE INDEX petition_update_of_petition ON petition_update (petition_id, id);

-- Whose mailbox has an email of an update already, as signer or as subscriber.
CREATE TABLE update_recipient (
  update_id  integer NOT NULL REFERENCES petition_update (id) ON DELETE CASCADE,
  email_hash bytea NOT NULL,
  PRIMARY KEY (update_id, email_hash)
);

CREATE INDEX signature_wants_updates ON signature (petition_id, id) WHERE status = 'confirmed' AND wants_updates;

-- Whoever stops updates, withdraws or is removed gets none that still waits, whichever way that came about.
CREATE FUNCTION drop_waiting_updates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM outbox_email WHERE signature_id = NEW.id AND kind = 'update' AND status = 'waiting';
  RETURN NULL;
END $$;
CREATE TRIGGER signature_without_updates AFTER UPDATE OF wants_updates, status ON signature FOR EACH ROW
  WHEN (OLD.wants_updates AND OLD.status = 'confirmed' AND NOT (NEW.wants_updates AND NEW.status = 'confirmed'))
  EXECUTE FUNCTION drop_waiting_updates();
