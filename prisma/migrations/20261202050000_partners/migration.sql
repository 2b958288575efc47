-- Partners and campaigns with the source codes of their links (docs/decisions/partners.md).
CREATE TABLE partner (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  -- The origins of the websites that may show the sign form in a frame, as browsers write them.
  origins    text[] NOT NULL DEFAULT '{}' CHECK (cardinality(origins) <= 5),
  created_by integer NOT NULL REFERENCES organizer (id),
  created_at timestamptz(3) NOT NULL,
  -- Its frames are refused from then on. Its codes keep their names.
  retired_at timestamptz(3),
  -- They become part of a header, so nothing in them may end a source or a directive.
  CHECK (array_to_string(origins, ' ') ~ '^(https?://[a-z0-9.-]+(:[0-9]{1,5})?( |$))*$')
);
CREATE UNIQUE INDEX partner_one_per_name ON partner (lower(name));

CREATE TABLE source_code (
  -- As `signature.source` has it.
  code        text PRIMARY KEY CHECK (code ~ '^[a-z0-9-]{1,40}$'),
  partner_id  integer NOT NULL REFERENCES partner (id),
  label       text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
  petition_id integer NOT NULL REFERENCES petition (id),
  created_by  integer NOT NULL REFERENCES organizer (id),
  created_at  timestamptz(3) NOT NULL,
  retired_at  timestamptz(3)
);
CREATE INDEX source_code_of_partner ON source_code (partner_id);
