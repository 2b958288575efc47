-- Passkeys as second factor, beside the app and its codes (docs/decisions/second-factor.md).
CREATE TABLE passkey (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organizer_id  integer NOT NULL REFERENCES organizer (id) ON DELETE CASCADE,
  credential_id bytea NOT NULL UNIQUE CHECK (octet_length(credential_id) BETWEEN 1 AND 1023),
  public_key    bytea NOT NULL CHECK (octet_length(public_key) BETWEEN 1 AND 4096),
  -- How often the device has signed, as it says. A number that does not grow means that there is a copy.
  counter       bigint NOT NULL CHECK (counter >= 0),
  transports    text[] NOT NULL DEFAULT '{}',
  name_sealed   bytea NOT NULL,
  created_at    timestamptz(3) NOT NULL,
  last_used_at  timestamptz(3)
);
CREATE INDEX passkey_by_organizer ON passkey (organizer_id);

ALTER TABLE organizer_session
  -- What a device has to sign next in this session, once, and for what.
  ADD COLUMN challenge bytea CHECK (octet_length(challenge) = 32),
  ADD COLUMN challenge_for text CHECK (challenge_for IN ('add', 'give')),
  ADD COLUMN challenge_at timestamptz(3),
  ADD CHECK (num_nonnulls(challenge, challenge_for, challenge_at) IN (0, 3));
