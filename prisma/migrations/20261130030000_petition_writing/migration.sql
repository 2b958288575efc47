-- Texts of petitions while organizers write them. Each save is a row of its own, so no save of a colleague is lost, and two saves
-- upon the same text cannot both succeed. A new petition is only here until its first text is published.
CREATE TABLE petition_draft (
  slug         text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60),
  revision     integer NOT NULL CHECK (revision > 0),
  -- The newest version when it was saved; 0 before there was one.
  base_version integer NOT NULL CHECK (base_version >= 0),
  fields       jsonb NOT NULL CHECK (jsonb_typeof(fields) = 'object'),
  saved_by     integer NOT NULL REFERENCES organizer (id),
  saved_at     timestamptz(3) NOT NULL,
  PRIMARY KEY (slug, revision)
);

-- Null for a text that came from the files. What organizers published or edited is never replaced by a file.
ALTER TABLE petition_version ADD COLUMN published_by integer REFERENCES organizer (id);
ALTER TABLE state_edition
  -- What organizers wrote in place of the file: texts, sources and the date of check.
  ADD COLUMN edited    jsonb CHECK (jsonb_typeof(edited) = 'object'),
  ADD COLUMN edited_by integer REFERENCES organizer (id),
  ADD COLUMN edited_at timestamptz(3),
  ADD CHECK (num_nonnulls(edited, edited_by, edited_at) IN (0, 3));
