-- Public data that administrators import: districts, ZIP areas, lawmakers (docs/decisions/lawmakers.md).

-- One row for each import that changed something, so that every page can say how old its data are.
CREATE TABLE data_import (
  id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('districts', 'zip-districts', 'lawmakers')),
  -- Null where the data are of several states.
  state       text CHECK (state ~ '^[A-Z]{2}$'),
  -- The year of the district plan, or the date of the roster.
  version     text NOT NULL,
  dated       date NOT NULL,
  source      text NOT NULL,
  rows        int NOT NULL CHECK (rows >= 0),
  sha256      bytea NOT NULL CHECK (octet_length(sha256) = 32),
  actor       text NOT NULL,
  imported_at timestamptz(3) NOT NULL
);
CREATE INDEX data_import_newest ON data_import (kind, id);

-- A division is no key: DC's chairman and at-large members share one. Neither is a GEOID: in Idaho two seats share one.
CREATE TABLE district (
  state     text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  chamber   text NOT NULL CHECK (chamber IN ('upper', 'lower', 'legislature')),
  name      text NOT NULL,
  division  text NOT NULL,
  layer     text CHECK (layer IN ('sldu', 'sldl')),
  geoid     text CHECK (geoid ~ '^[0-9]{2}[0-9A-Z-]{1,10}$'),
  seats     int NOT NULL CHECK (seats > 0),
  title     text NOT NULL,
  import_id int NOT NULL REFERENCES data_import (id),
  PRIMARY KEY (state, chamber, name),
  CHECK (geoid IS NULL OR layer IS NOT NULL)
);
CREATE INDEX district_by_geoid ON district (layer, geoid);

CREATE TABLE zip_district (
  zip       text NOT NULL CHECK (zip ~ '^[0-9]{5}$'),
  layer     text NOT NULL CHECK (layer IN ('sldu', 'sldl')),
  geoid     text NOT NULL CHECK (geoid ~ '^[0-9]{2}[0-9A-Z-]{1,10}$'),
  -- 1 for the district with the largest share of the area.
  rank      smallint NOT NULL CHECK (rank > 0),
  import_id int NOT NULL REFERENCES data_import (id),
  PRIMARY KEY (zip, layer, geoid)
);

-- The newest roster of each state. Who left it has no row.
CREATE TABLE lawmaker (
  id          text PRIMARY KEY,
  state       text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  chamber     text NOT NULL CHECK (chamber IN ('upper', 'lower', 'legislature')),
  district    text NOT NULL,
  name        text NOT NULL,
  given_name  text NOT NULL,
  family_name text NOT NULL,
  party       text,
  email       text,
  phone       text,
  office      text,
  form_url    text,
  url         text,
  term_begins date,
  term_ends   date,
  source      text NOT NULL,
  roster_date date NOT NULL,
  import_id   int NOT NULL REFERENCES data_import (id)
);
CREATE INDEX lawmaker_by_district ON lawmaker (state, chamber, district);

-- Which data settled the districts. Null until the signature was matched.
ALTER TABLE signature ADD COLUMN district_import_id int REFERENCES data_import (id);
-- The signatures of a state that were last matched before an import.
CREATE INDEX signature_by_district_import ON signature (state, (coalesce(district_import_id, 0)), id)
  WHERE status = 'confirmed';
