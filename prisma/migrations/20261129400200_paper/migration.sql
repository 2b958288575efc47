-- Signatures on paper, which organizers enter from sheets (docs/decisions/paper.md). They are counted apart from the online ones.

CREATE TYPE paper_status AS ENUM ('counted', 'double', 'removed');

CREATE TABLE paper_batch (
  id             integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id    integer NOT NULL REFERENCES petition (id),
  state          text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  -- What is written on the sheet or the pile of sheets: the same batch is entered once.
  reference      text NOT NULL CHECK (length(reference) BETWEEN 1 AND 60),
  scan_reference text CHECK (length(scan_reference) BETWEEN 1 AND 200),
  -- A keyed hash of all its lines: the same batch again changes nothing, and another one under its reference is refused.
  content_hash   bytea NOT NULL CHECK (octet_length(content_hash) = 32),
  -- Null for the operator at the command line.
  created_by     integer REFERENCES organizer (id),
  created_at     timestamptz(3) NOT NULL,
  UNIQUE (petition_id, reference)
);

CREATE TABLE paper_signature (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id       integer NOT NULL REFERENCES paper_batch (id),
  petition_id    integer NOT NULL REFERENCES petition (id),
  state          text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  line           integer NOT NULL CHECK (line > 0),
  status         paper_status NOT NULL DEFAULT 'counted',
  name_sealed    bytea,
  street_sealed  bytea,
  zip            text CHECK (zip ~ '^[0-9]{5}$'),
  -- Keyed hashes of name, street and ZIP Code, and of the email where one was written.
  person_hash    bytea CHECK (octet_length(person_hash) = 32),
  email_hash     bytea CHECK (octet_length(email_hash) = 32),
  signed_on      date,
  removed_at     timestamptz(3),
  removed_by     integer REFERENCES organizer (id),
  removed_reason text CHECK (length(removed_reason) BETWEEN 1 AND 500),
  UNIQUE (batch_id, line),
  CHECK (num_nulls(removed_at, removed_by, removed_reason) IN (0, 3)),
  CHECK ((status = 'removed') = (removed_at IS NOT NULL)),
  -- Removing one takes everything personal away.
  CHECK (num_nulls(name_sealed, street_sealed, zip, person_hash, signed_on) = CASE WHEN status = 'removed' THEN 5 ELSE 0 END),
  CHECK (status <> 'removed' OR email_hash IS NULL)
);
CREATE UNIQUE INDEX paper_signature_one_per_person ON paper_signature (petition_id, person_hash) WHERE status = 'counted';
CREATE UNIQUE INDEX paper_signature_one_per_email ON paper_signature (petition_id, email_hash) WHERE status = 'counted';
CREATE INDEX paper_signature_of_person ON paper_signature (petition_id, person_hash) WHERE status = 'double';
CREATE INDEX paper_signature_of_email ON paper_signature (email_hash) WHERE email_hash IS NOT NULL;
CREATE INDEX paper_signature_counted_by_state ON paper_signature (petition_id, state, id) WHERE status = 'counted';

-- The number of counted ones, which every page of a petition reads. Few people write, so they may wait for each other.
CREATE TABLE paper_tally (
  petition_id integer NOT NULL REFERENCES petition (id),
  state       text NOT NULL,
  count       integer NOT NULL CHECK (count >= 0),
  PRIMARY KEY (petition_id, state)
);

CREATE FUNCTION add_to_paper_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE paper_tally t SET count = t.count - o.count
    FROM (SELECT petition_id, state, count(*) AS count FROM old_rows WHERE status = 'counted' GROUP BY 1, 2) o
    WHERE (t.petition_id, t.state) = (o.petition_id, o.state);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO paper_tally AS t (petition_id, state, count)
    SELECT petition_id, state, count(*) FROM new_rows WHERE status = 'counted' GROUP BY 1, 2
    ON CONFLICT (petition_id, state) DO UPDATE SET count = t.count + excluded.count;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER paper_signature_inserted AFTER INSERT ON paper_signature REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION add_to_paper_tally();
CREATE TRIGGER paper_signature_updated AFTER UPDATE ON paper_signature
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION add_to_paper_tally();
CREATE TRIGGER paper_signature_deleted AFTER DELETE ON paper_signature REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION add_to_paper_tally();
