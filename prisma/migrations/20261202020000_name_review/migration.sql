-- A name is shown publicly only after an organizer has looked at it. Those that were shown before wait like all others.
CREATE TYPE name_review AS ENUM ('waiting', 'shown', 'left_out');
ALTER TABLE signature
  ADD COLUMN name_review name_review NOT NULL DEFAULT 'waiting',
  ADD COLUMN name_left_out_reason text CHECK (char_length(name_left_out_reason) BETWEEN 1 AND 500),
  ADD COLUMN name_reviewed_by integer REFERENCES organizer (id),
  ADD COLUMN name_reviewed_at timestamptz(3),
  ADD CHECK ((name_review = 'left_out') = (name_left_out_reason IS NOT NULL)),
  ADD CHECK ((name_review = 'waiting') = (name_reviewed_by IS NULL)),
  ADD CHECK ((name_review = 'waiting') = (name_reviewed_at IS NULL));

DROP INDEX signature_recently_shown;
CREATE INDEX signature_recently_shown ON signature (petition_id, confirmed_at DESC)
  WHERE status = 'confirmed' AND display <> 'hidden' AND name_review = 'shown';
-- The lists of names to look at, and of those that somebody has looked at.
CREATE INDEX signature_names_by_review ON signature (petition_id, name_review, id)
  WHERE status = 'confirmed' AND display <> 'hidden';
