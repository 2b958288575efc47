-- How many forms came in each minute, in all and by what they have in common, and when that was far more than usual
-- (docs/decisions/bulk-removal.md).
CREATE TABLE form_count (
  kind   text NOT NULL CHECK (kind IN ('all', 'state', 'source', 'domain', 'network')),
  -- Empty for all; a state, the code of a share link, or a mark of signature_draft in hexadecimal.
  key    text NOT NULL CHECK (length(key) <= 40),
  minute timestamptz(0) NOT NULL,
  count  integer NOT NULL CHECK (count > 0),
  PRIMARY KEY (kind, key, minute)
);
CREATE INDEX form_count_minute ON form_count (minute);

CREATE TABLE spike (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind       text NOT NULL CHECK (kind IN ('all', 'state', 'source', 'domain', 'network')),
  key        text NOT NULL CHECK (length(key) <= 40),
  began_at   timestamptz(3) NOT NULL,
  -- The most forms in ten minutes, and how many are usual.
  peak       integer NOT NULL CHECK (peak > 0),
  usual      integer NOT NULL CHECK (usual >= 0),
  ended_at   timestamptz(3) CHECK (ended_at >= began_at),
  -- Null where admins had been told of another one shortly before.
  noticed_at timestamptz(3)
);
CREATE UNIQUE INDEX spike_once ON spike (kind, key) WHERE ended_at IS NULL;
CREATE INDEX spike_newest ON spike (began_at);
