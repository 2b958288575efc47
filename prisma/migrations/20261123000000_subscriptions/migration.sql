-- News by mail: one row a mailbox, confirmed by a letter as signatures are.

CREATE TYPE subscription_status AS ENUM ('pending', 'confirmed', 'left');

CREATE TABLE subscription (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  status          subscription_status NOT NULL DEFAULT 'pending',
  -- HMAC of the canonical address: one mailbox, one subscription, aliases included.
  address_hash    bytea NOT NULL CHECK (octet_length(address_hash) = 32),
  email_sealed    bytea NOT NULL,
  -- Null for a person outside the states and territories, or who would rather not say.
  state           text CHECK (state ~ '^[A-Z]{2}$'),
  locale          text NOT NULL CHECK (locale IN ('en', 'es')),
  letters_sent    smallint NOT NULL DEFAULT 1 CHECK (letters_sent BETWEEN 0 AND 5),
  notices_sent    smallint NOT NULL DEFAULT 0 CHECK (notices_sent BETWEEN 0 AND 5),
  last_letter_at  timestamptz(3) NOT NULL,
  created_at      timestamptz(3) NOT NULL,
  expires_at      timestamptz(3) NOT NULL,
  confirmed_at    timestamptz(3),
  left_at         timestamptz(3),
  CHECK ((status = 'pending') = (confirmed_at IS NULL)),
  CHECK ((status = 'left') = (left_at IS NOT NULL)),
  CHECK (expires_at > created_at)
);
CREATE UNIQUE INDEX subscription_one_per_address ON subscription (address_hash);

-- Erasing a subscription takes its letters with it.
ALTER TABLE letter ADD COLUMN subscription_id bigint REFERENCES subscription (id) ON DELETE CASCADE;
CREATE INDEX letter_of_subscription ON letter (subscription_id) WHERE subscription_id IS NOT NULL;
