-- Deliveries: which signatures go to which lawmaker, as files with a manifest (docs/decisions/deliveries.md).

CREATE TYPE comment_review  AS ENUM ('waiting', 'included', 'left_out');
CREATE TYPE delivery_scope  AS ENUM ('each_lawmaker', 'chamber', 'committee', 'governor', 'state');
CREATE TYPE delivery_status AS ENUM ('draft', 'building', 'ready', 'cancelled');
CREATE TYPE packet_status   AS ENUM ('waiting', 'building', 'ready', 'stale', 'cancelled', 'failed');
CREATE TYPE packet_format   AS ENUM ('pdf', 'csv', 'xlsx', 'json');
CREATE TYPE receipt_by      AS ENUM ('link', 'organizer');

-- Comments -------------------------------------------------------------------------------------------------------------
-- A comment goes into a packet once an organizer has read it. Changing it sets it back to 'waiting' (lib/signatures).

ALTER TABLE signature
  ADD COLUMN comment_review comment_review NOT NULL DEFAULT 'waiting',
  ADD COLUMN comment_left_out_reason text CHECK (length(comment_left_out_reason) <= 500),
  ADD COLUMN reviewed_by integer REFERENCES organizer (id),
  ADD COLUMN reviewed_at timestamptz(3),
  ADD CHECK ((comment_review = 'left_out') = (comment_left_out_reason IS NOT NULL)),
  ADD CHECK ((comment_review = 'waiting') = (reviewed_by IS NULL)),
  ADD CHECK ((comment_review = 'waiting') = (reviewed_at IS NULL));
-- The queue of one state, oldest first.
CREATE INDEX signature_comment_waiting ON signature (petition_id, state, id)
  WHERE status = 'confirmed' AND comment_review = 'waiting' AND comment_sealed IS NOT NULL;

-- Deliveries and packets -----------------------------------------------------------------------------------------------

CREATE TABLE delivery (
  id                integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id       integer NOT NULL REFERENCES petition (id),
  state             text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  scope             delivery_scope NOT NULL,
  chamber           text CHECK (chamber IN ('upper', 'lower', 'legislature')),
  -- Of a committee: its name and the ids of its lawmakers.
  recipients        jsonb NOT NULL DEFAULT '{}',
  cut_off           timestamptz(3) NOT NULL,
  -- Only what this earlier delivery, and those before it, did not have.
  since_delivery_id integer REFERENCES delivery (id),
  -- The title and the text of the cover letter, with placeholders.
  cover             jsonb NOT NULL,
  status            delivery_status NOT NULL DEFAULT 'draft',
  created_by        integer NOT NULL REFERENCES organizer (id),
  created_at        timestamptz(3) NOT NULL,
  frozen_at         timestamptz(3),
  built_at          timestamptz(3),
  cancelled_at      timestamptz(3),
  CHECK (scope <> 'chamber' OR chamber IS NOT NULL),
  CHECK ((scope = 'committee') = (recipients <> '{}')),
  CHECK (status <> 'ready' OR built_at IS NOT NULL),
  CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  CHECK (status <> 'draft' OR frozen_at IS NULL)
);
CREATE INDEX delivery_newest ON delivery (petition_id, state, id DESC);
CREATE INDEX delivery_building ON delivery (id) WHERE status = 'building';

CREATE TABLE packet (
  id                integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id       integer NOT NULL REFERENCES delivery (id),
  ordinal           integer NOT NULL CHECK (ordinal > 0),
  -- Who gets it, as the roster had them when the building began.
  recipient         jsonb NOT NULL,
  -- The district whose signers it has; null for the whole state.
  layer             text CHECK (layer IN ('sldu', 'sldl')),
  geoid             text,
  status            packet_status NOT NULL DEFAULT 'waiting',
  -- A builder holds the packet until then. `tries` tells a builder that another one has taken it over.
  claimed_until     timestamptz(3),
  tries             smallint NOT NULL DEFAULT 0 CHECK (tries >= 0),
  -- Signatures written so far by the build that runs.
  written           integer NOT NULL DEFAULT 0 CHECK (written >= 0),
  -- Signatures in the newest generation, and paper ones, which are counted apart.
  signatures        integer NOT NULL DEFAULT 0 CHECK (signatures >= 0),
  paper             integer NOT NULL DEFAULT 0 CHECK (paper >= 0),
  -- How often a signature in it has changed so that its files no longer hold: a build that began before is stale.
  changes           integer NOT NULL DEFAULT 0,
  verification_code text NOT NULL UNIQUE CHECK (verification_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  -- The newest whole generation of its files; 0 until the first is built.
  generation        integer NOT NULL DEFAULT 0 CHECK (generation >= 0),
  built_at          timestamptz(3),
  UNIQUE (delivery_id, ordinal),
  CHECK ((layer IS NULL) = (geoid IS NULL)),
  CHECK ((generation = 0) = (built_at IS NULL)),
  CHECK (status NOT IN ('ready', 'stale') OR generation > 0),
  CHECK ((status = 'building') = (claimed_until IS NOT NULL))
);
-- The builder takes them in this order.
CREATE INDEX packet_due ON packet (id) WHERE status IN ('waiting', 'building', 'stale');

-- Who was frozen into a packet. Without a foreign key to the signature, because writing many rows would keep signers from
-- erasing theirs meanwhile: the trigger below takes the rows of an erased signature away, and a build those it missed.
CREATE TABLE packet_signature (
  packet_id    integer NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
  signature_id bigint NOT NULL,
  PRIMARY KEY (packet_id, signature_id)
);
CREATE INDEX packet_signature_of ON packet_signature (signature_id);

CREATE TABLE packet_manifest (
  packet_id  integer NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
  generation integer NOT NULL CHECK (generation > 0),
  manifest   jsonb NOT NULL,
  built_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (packet_id, generation)
);

CREATE TABLE packet_file (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  packet_id  integer NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
  generation integer NOT NULL CHECK (generation > 0),
  name       text NOT NULL CHECK (length(name) <= 100),
  format     packet_format NOT NULL,
  -- Both null until the file is whole.
  bytes      bigint CHECK (bytes >= 0),
  sha256     bytea CHECK (octet_length(sha256) = 32),
  UNIQUE (packet_id, generation, format),
  CHECK ((bytes IS NULL) = (sha256 IS NULL))
);

CREATE TABLE packet_file_chunk (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_id      integer NOT NULL REFERENCES packet_file (id) ON DELETE CASCADE,
  ordinal      integer NOT NULL CHECK (ordinal >= 0),
  bytes_sealed bytea NOT NULL CHECK (octet_length(bytes_sealed) <= 270000),
  UNIQUE (file_id, ordinal)
);

-- A packet whose signer withdraws, is removed, is counted again or is erased no longer holds who signs, nor one whose comment
-- no longer goes.
CREATE FUNCTION outdate_packets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE packet SET changes = changes + 1, status = CASE status WHEN 'ready' THEN 'stale'::packet_status ELSE status END
  WHERE id IN (
    SELECT p.id FROM packet p JOIN packet_signature ps ON ps.packet_id = p.id
    WHERE ps.signature_id = OLD.id AND p.status <> 'cancelled' ORDER BY p.id FOR UPDATE OF p);
  IF TG_OP = 'DELETE' THEN
    DELETE FROM packet_signature WHERE signature_id = OLD.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER signature_deleted_from_packets AFTER DELETE ON signature
  FOR EACH ROW WHEN (OLD.status <> 'pending') EXECUTE FUNCTION outdate_packets();
CREATE TRIGGER signature_changed_in_packets AFTER UPDATE ON signature
  FOR EACH ROW WHEN (
    (OLD.status <> 'pending' AND (OLD.status = 'confirmed') <> (NEW.status = 'confirmed'))
    OR (OLD.comment_review = 'included' AND NEW.comment_review <> 'included')
    OR (OLD.status = 'confirmed' AND OLD.display <> NEW.display))
  EXECUTE FUNCTION outdate_packets();

-- Handing over ---------------------------------------------------------------------------------------------------------

CREATE TABLE packet_link (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  packet_id    integer NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
  token_hash   bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  -- The office it was mailed to; null where it is handed over in another way.
  email_sealed bytea,
  email_hash   bytea CHECK (octet_length(email_hash) = 32),
  created_by   integer NOT NULL REFERENCES organizer (id),
  created_at   timestamptz(3) NOT NULL,
  sent_at      timestamptz(3),
  expires_at   timestamptz(3) NOT NULL,
  revoked_at   timestamptz(3),
  opened_at    timestamptz(3),
  CHECK ((email_sealed IS NULL) = (email_hash IS NULL)),
  CHECK (expires_at > created_at)
);
CREATE INDEX packet_link_of ON packet_link (packet_id);

-- Who downloaded what: the link or the organizer, without an ip.
CREATE TABLE packet_access (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  packet_id    integer NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
  generation   integer NOT NULL CHECK (generation > 0),
  format       packet_format NOT NULL,
  link_id      integer REFERENCES packet_link (id),
  organizer_id integer REFERENCES organizer (id),
  at           timestamptz(3) NOT NULL,
  CHECK (num_nonnulls(link_id, organizer_id) = 1)
);
CREATE INDEX packet_access_of ON packet_access (packet_id, at);

CREATE TABLE packet_receipt (
  id                 integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  packet_id          integer NOT NULL UNIQUE REFERENCES packet (id) ON DELETE CASCADE,
  generation         integer NOT NULL CHECK (generation > 0),
  -- The name of the person who received it, and what they or the organizer noted.
  received_by_sealed bytea NOT NULL,
  note_sealed        bytea,
  received_at        timestamptz(3) NOT NULL,
  by                 receipt_by NOT NULL,
  link_id            integer REFERENCES packet_link (id),
  organizer_id       integer REFERENCES organizer (id),
  created_at         timestamptz(3) NOT NULL,
  CHECK ((by = 'link') = (link_id IS NOT NULL)),
  CHECK ((by = 'organizer') = (organizer_id IS NOT NULL))
);

CREATE TABLE packet_reply (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  packet_id    integer NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
  text_sealed  bytea NOT NULL,
  link_id      integer REFERENCES packet_link (id),
  organizer_id integer REFERENCES organizer (id),
  at           timestamptz(3) NOT NULL,
  CHECK (num_nonnulls(link_id, organizer_id) = 1)
);
CREATE INDEX packet_reply_of ON packet_reply (packet_id, at);

-- Photographs of signed receipts.
CREATE TABLE packet_scan (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  packet_id  integer NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
  type       text NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
  bytes      integer NOT NULL CHECK (bytes > 0),
  sha256     bytea NOT NULL CHECK (octet_length(sha256) = 32),
  created_by integer NOT NULL REFERENCES organizer (id),
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX packet_scan_of ON packet_scan (packet_id);

CREATE TABLE packet_scan_chunk (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scan_id      integer NOT NULL REFERENCES packet_scan (id) ON DELETE CASCADE,
  ordinal      integer NOT NULL CHECK (ordinal >= 0),
  bytes_sealed bytea NOT NULL CHECK (octet_length(bytes_sealed) <= 270000),
  UNIQUE (scan_id, ordinal)
);
