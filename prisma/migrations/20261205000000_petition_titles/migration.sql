-- The titles by themselves: each page and email of a signature has one, and the whole text is long and compressed.
-- Locks: petition_version has a row for each text that was ever published, so writing it again takes a moment.
ALTER TABLE petition_version
  ADD COLUMN title_en text GENERATED ALWAYS AS (content -> 'en' ->> 'title') STORED,
  ADD COLUMN title_es text GENERATED ALWAYS AS (content -> 'es' ->> 'title') STORED;
