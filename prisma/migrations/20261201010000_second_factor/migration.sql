-- The second factor of organizers: a secret shared with an app on their phone (RFC 6238), and codes for the day the phone is lost
-- (docs/decisions/second-factor.md).
CREATE TABLE second_factor (
  id                integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organizer_id      integer NOT NULL UNIQUE REFERENCES organizer (id) ON DELETE CASCADE,
  -- Null until the first code from the app was right.
  secret_sealed     bytea,
  set_up_at         timestamptz(3),
  -- The newest time step whose code was used. A code of this step or an earlier one is refused, so none works twice.
  last_step         integer CHECK (last_step >= 0),
  -- The secret of an app that is being set up. The old one works until a code of this one was right.
  new_secret_sealed bytea,
  new_secret_at     timestamptz(3),
  CHECK (num_nonnulls(secret_sealed, set_up_at, last_step) IN (0, 3)),
  CHECK (num_nonnulls(new_secret_sealed, new_secret_at) IN (0, 2))
);

-- A code is deleted when it is used.
CREATE TABLE recovery_code (
  organizer_id integer NOT NULL REFERENCES organizer (id) ON DELETE CASCADE,
  code_hash    bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  PRIMARY KEY (organizer_id, code_hash)
);

ALTER TABLE organizer_session
  -- When the second factor was last given in this session. Null where it was not, or where there is none.
  ADD COLUMN second_factor_at timestamptz(3);
