-- Lists of people who signed elsewhere, each of whom is asked once by email to confirm (docs/decisions/imported-lists.md).
CREATE TYPE list_status AS ENUM ('uploaded', 'checking', 'checked', 'asking', 'done', 'cancelled');

CREATE TABLE signer_list (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id integer NOT NULL REFERENCES petition (id),
  status      list_status NOT NULL DEFAULT 'uploaded',
  -- Where the people signed, as the email says it.
  origin      text NOT NULL CHECK (length(origin) BETWEEN 1 AND 200),
  locale      text NOT NULL CHECK (locale IN ('en', 'es')),
  -- The names of the columns of the file, and which of them (from 0) has what.
  header      text[] NOT NULL,
  mapping     jsonb NOT NULL,
  rows        integer NOT NULL,
  -- The last line that was checked or asked.
  line        integer NOT NULL DEFAULT 0,
  -- What the check found: numbers, and faulty lines without what is in them.
  result      jsonb,
  asked       integer NOT NULL DEFAULT 0,
  created_by  integer NOT NULL REFERENCES organizer (id),
  created_at  timestamptz(3) NOT NULL,
  ended_at    timestamptz(3)
);
CREATE INDEX signer_list_running ON signer_list (id) WHERE status IN ('checking', 'asking');

-- A line of a list, until its person was asked.
CREATE TABLE signer_list_row (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  list_id      integer NOT NULL REFERENCES signer_list (id) ON DELETE CASCADE,
  line         integer NOT NULL,
  cells_sealed bytea NOT NULL,
  -- Set by the check. Null where the line has a fault.
  email_hash   bytea CHECK (octet_length(email_hash) = 32),
  domain_marks bytea[],
  fault        text,
  UNIQUE (list_id, line)
);

-- Whom a list has asked for a petition. It outlives the list, so that nobody is asked again by the next one.
CREATE TABLE asked_signer (
  petition_id integer NOT NULL REFERENCES petition (id),
  email_hash  bytea NOT NULL CHECK (octet_length(email_hash) = 32),
  PRIMARY KEY (petition_id, email_hash)
);
