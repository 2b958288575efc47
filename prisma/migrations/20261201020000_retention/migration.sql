-- Personal data go when their time has come, and the numbers stay (docs/decisions/retention.md).

-- When the signatures of a petition began to expire, when the last one was gone, and how many rows that were.
ALTER TABLE petition
  ADD COLUMN expiry_began_at timestamptz(3),
  ADD COLUMN expired_at      timestamptz(3),
  ADD COLUMN expired_rows    integer NOT NULL DEFAULT 0 CHECK (expired_rows >= 0),
  ADD CHECK (expired_at IS NULL OR expiry_began_at IS NOT NULL);
-- Nobody could tell any more who has signed, so it is never opened again.
ALTER TABLE petition ADD CONSTRAINT petition_stays_closed CHECK (
  expiry_began_at IS NULL OR (status IN ('open', 'closed', 'hidden', 'taken_down') AND closes_at IS NOT NULL AND closes_at <= expiry_began_at));
-- One that was closed without a time is closed from now on, as one that is hidden is (lib/petitions/life).
UPDATE petition SET closes_at = greatest(now(), opened_at + interval '1 millisecond') WHERE status = 'closed' AND closes_at IS NULL;

-- While one is not lifted, nothing of the petition expires.
CREATE TABLE legal_hold (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id integer NOT NULL REFERENCES petition (id),
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  reason      text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
  placed_by   integer NOT NULL REFERENCES organizer (id),
  placed_at   timestamptz(3) NOT NULL,
  lifted_by   integer REFERENCES organizer (id),
  lifted_at   timestamptz(3),
  CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE INDEX legal_hold_open ON legal_hold (petition_id) WHERE lifted_at IS NULL;

-- What is left of confirmed signatures whose time has come.
CREATE TABLE expired_signature (
  petition_id integer NOT NULL,
  version     integer NOT NULL,
  state       text NOT NULL,
  hour        timestamptz(0) NOT NULL,
  count       integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (petition_id, state, hour, version),
  FOREIGN KEY (petition_id, version) REFERENCES petition_version (petition_id, number)
);

-- They count in the ledger like the signatures that they were.
CREATE FUNCTION count_expired() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO tally_entry (petition_id, state, hour, delta)
      SELECT OLD.petition_id, OLD.state, OLD.hour, -1 FROM generate_series(1, OLD.count - CASE TG_OP WHEN 'UPDATE' THEN NEW.count ELSE 0 END);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO tally_entry (petition_id, state, hour, delta)
      SELECT NEW.petition_id, NEW.state, NEW.hour, 1 FROM generate_series(1, NEW.count - CASE TG_OP WHEN 'UPDATE' THEN OLD.count ELSE 0 END);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER expired_signature_counted AFTER INSERT OR DELETE OR UPDATE OF count ON expired_signature
  FOR EACH ROW EXECUTE FUNCTION count_expired();
CREATE TRIGGER expired_signature_is_not_truncated BEFORE TRUNCATE ON expired_signature EXECUTE FUNCTION refuse_truncate();

-- A text with sums of expired signatures is kept as one that is signed.
CREATE OR REPLACE FUNCTION keep_signed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM signature WHERE petition_id = OLD.petition_id AND version = OLD.number)
    OR EXISTS (SELECT 1 FROM expired_signature WHERE petition_id = OLD.petition_id AND version = OLD.number)
    OR EXISTS (SELECT 1 FROM signature_draft d JOIN signature s ON s.id = d.signature_id
      WHERE s.petition_id = OLD.petition_id AND d.version = OLD.number) THEN
    RAISE EXCEPTION 'version % of petition % is signed and can no longer change', OLD.number, OLD.petition_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- The same of signatures on paper.
CREATE TABLE paper_expired (
  petition_id integer NOT NULL REFERENCES petition (id),
  state       text NOT NULL,
  count       integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (petition_id, state)
);
CREATE FUNCTION count_expired_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO paper_tally AS t (petition_id, state, count)
  SELECT NEW.petition_id, NEW.state, NEW.count - CASE TG_OP WHEN 'UPDATE' THEN OLD.count ELSE 0 END
  ON CONFLICT (petition_id, state) DO UPDATE SET count = t.count + excluded.count;
  RETURN NULL;
END $$;
CREATE TRIGGER paper_expired_counted AFTER INSERT OR UPDATE OF count ON paper_expired
  FOR EACH ROW EXECUTE FUNCTION count_expired_paper();
