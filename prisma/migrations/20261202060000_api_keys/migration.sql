-- Keys with which programs of organizers read counts and export signatures. docs/decisions/api-keys.md
CREATE TABLE api_key (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organizer_id integer NOT NULL REFERENCES organizer (id),
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- A keyed hash, so a reader of the database has no key.
  token_hash   bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  -- The first characters, by which its owner recognizes it.
  hint         text NOT NULL CHECK (hint ~ '^shk_[A-Za-z0-9_-]{4}$'),
  scopes       text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['counts', 'export']),
  -- As in "organizer". What the organizer may do at the moment of a request limits it further.
  all_states   boolean NOT NULL,
  states       text[] NOT NULL CHECK (array_position(states, NULL) IS NULL),
  created_at   timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL CHECK (expires_at > created_at),
  last_used_at timestamptz(3),
  revoked_at   timestamptz(3),
  CHECK (all_states = (cardinality(states) = 0))
);
CREATE INDEX api_key_of_organizer ON api_key (organizer_id, id);
