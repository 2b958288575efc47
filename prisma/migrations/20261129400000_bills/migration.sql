-- Bills that a petition is about, and the steps of each, as organizers enter them with their sources.

CREATE TYPE bill_chamber AS ENUM ('upper', 'lower', 'legislature');
CREATE TYPE bill_step_kind AS ENUM (
  'introduced', 'committee', 'hearing', 'passed_chamber', 'passed', 'signed', 'vetoed', 'failed');

CREATE TABLE bill (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id integer NOT NULL REFERENCES petition (id),
  state       text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  number      text NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
  title       text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  session     text NOT NULL CHECK (length(session) BETWEEN 1 AND 80),
  chamber     bill_chamber NOT NULL,
  sponsor     text CHECK (length(sponsor) BETWEEN 1 AND 120),
  -- No foreign key: a roster is replaced by the next one, and a bill keeps its sponsor after the term.
  lawmaker_id text CHECK (length(lawmaker_id) BETWEEN 1 AND 80),
  url         text NOT NULL CHECK (url ~ '^https://' AND length(url) <= 2000),
  created_by  integer NOT NULL REFERENCES organizer (id),
  created_at  timestamptz(3) NOT NULL,
  taken_back_at     timestamptz(3),
  taken_back_by     integer REFERENCES organizer (id),
  taken_back_reason text CHECK (length(taken_back_reason) BETWEEN 1 AND 500),
  CHECK (num_nulls(taken_back_at, taken_back_by, taken_back_reason) IN (0, 3))
);
CREATE UNIQUE INDEX bill_one_per_number ON bill (petition_id, state, session, number) WHERE taken_back_at IS NULL;

CREATE TABLE bill_step (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  bill_id      integer NOT NULL REFERENCES bill (id),
  kind         bill_step_kind NOT NULL,
  chamber      bill_chamber,
  dated        date NOT NULL,
  note_en      text CHECK (length(note_en) BETWEEN 1 AND 500),
  note_es      text CHECK (length(note_es) BETWEEN 1 AND 500),
  source_url   text NOT NULL CHECK (source_url ~ '^https://' AND length(source_url) <= 2000),
  source_title text NOT NULL CHECK (length(source_title) BETWEEN 1 AND 200),
  created_by   integer NOT NULL REFERENCES organizer (id),
  created_at   timestamptz(3) NOT NULL,
  corrected_at timestamptz(3),
  taken_back_at     timestamptz(3),
  taken_back_by     integer REFERENCES organizer (id),
  taken_back_reason text CHECK (length(taken_back_reason) BETWEEN 1 AND 500),
  -- Readers of both languages read the same.
  CHECK (num_nulls(note_en, note_es) IN (0, 2)),
  CHECK (kind <> 'passed_chamber' OR chamber IS NOT NULL),
  CHECK (num_nulls(taken_back_at, taken_back_by, taken_back_reason) IN (0, 3))
);
-- Pressed twice, a form adds one step. A committee may hear a bill on several days.
CREATE UNIQUE INDEX bill_step_one_per_day ON bill_step (bill_id, kind, dated, chamber) NULLS NOT DISTINCT
  WHERE taken_back_at IS NULL;
