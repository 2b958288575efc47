-- The words of the names of signers as keyed hashes, so that organizers find a name without its text being in the database
-- (docs/decisions/signature-search.md).
CREATE TABLE signature_word (
  word         bytea  NOT NULL CHECK (octet_length(word) = 16),
  signature_id bigint NOT NULL REFERENCES signature (id) ON DELETE CASCADE,
  PRIMARY KEY (word, signature_id)
);
CREATE INDEX signature_word_signature ON signature_word (signature_id);

-- False until the worker has written the words of the name.
ALTER TABLE signature ADD COLUMN name_indexed boolean NOT NULL DEFAULT false;
CREATE INDEX signature_name_due ON signature (id) WHERE NOT name_indexed AND name_sealed IS NOT NULL;

-- The words of a name go with it, at once. The worker writes those of the new one.
CREATE FUNCTION forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM signature_word WHERE signature_id = OLD.id;
  NEW.name_indexed := false;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_name_changed BEFORE UPDATE OF name_sealed ON signature
  FOR EACH ROW WHEN (OLD.name_indexed AND OLD.name_sealed IS DISTINCT FROM NEW.name_sealed)
  EXECUTE FUNCTION forget_words();

-- What else a list of signatures is narrowed by.
CREATE INDEX signature_by_state ON signature (petition_id, state, id) WHERE state IS NOT NULL;
CREATE INDEX signature_by_zip ON signature (petition_id, zip, id) WHERE zip IS NOT NULL;
CREATE INDEX signature_by_source ON signature (petition_id, source, id) WHERE source IS NOT NULL;

-- The history of one signature.
CREATE INDEX audit_entry_of_signature ON audit_entry (subject, id) WHERE subject LIKE 'signature:%';
