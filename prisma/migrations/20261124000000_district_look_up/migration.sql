-- Streets that wait to be looked up once. The row goes with the answer, so nothing of a street is kept.
CREATE TABLE district_look_up (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  signature_id  bigint NOT NULL UNIQUE REFERENCES signature (id) ON DELETE CASCADE,
  address_hash  bytea NOT NULL CHECK (octet_length(address_hash) = 32),
  street_sealed bytea NOT NULL,
  tries         smallint NOT NULL DEFAULT 0 CHECK (tries >= 0),
  not_before    timestamptz(3) NOT NULL,
  created_at    timestamptz(3) NOT NULL
);
CREATE INDEX district_look_up_due ON district_look_up (not_before);
