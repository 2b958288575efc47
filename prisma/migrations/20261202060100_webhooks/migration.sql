-- Webhooks to programs of others, signed by Standard Webhooks. docs/decisions/webhooks.md

CREATE TYPE webhook_endpoint_status AS ENUM ('active', 'paused', 'disabled');
CREATE TYPE webhook_message_status AS ENUM ('waiting', 'delivered', 'failed');

CREATE TABLE webhook_endpoint (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url           text NOT NULL CHECK (length(url) BETWEEN 8 AND 2000),
  events        text[] NOT NULL CHECK (cardinality(events) > 0),
  -- Sealed, because each message is signed with it. Null only within the transaction that adds the row.
  secret_sealed bytea,
  status        webhook_endpoint_status NOT NULL DEFAULT 'active',
  -- Why the system disabled it; null where an organizer did.
  disabled_for  text CHECK (disabled_for IN ('failing', 'gone')),
  -- The first failure after the last success.
  failing_since timestamptz(3),
  created_by    integer NOT NULL REFERENCES organizer (id),
  created_at    timestamptz(3) NOT NULL,
  CHECK (disabled_for IS NULL OR status = 'disabled')
);

-- One event for one endpoint. The payload is text, because a retry sends the same bytes.
CREATE TABLE webhook_message (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  endpoint_id integer NOT NULL REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
  webhook_id  text NOT NULL CHECK (webhook_id ~ '^msg_[a-z0-9_]{1,80}$'),
  type        text NOT NULL,
  payload     text NOT NULL CHECK (octet_length(payload) <= 65536),
  status      webhook_message_status NOT NULL DEFAULT 'waiting',
  tries       integer NOT NULL DEFAULT 0,
  next_try_at timestamptz(3) NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  ended_at    timestamptz(3),
  UNIQUE (endpoint_id, webhook_id),
  CHECK ((ended_at IS NULL) = (status = 'waiting'))
);
CREATE INDEX webhook_message_due ON webhook_message (endpoint_id, next_try_at, id) WHERE status = 'waiting';
CREATE INDEX webhook_message_of_endpoint ON webhook_message (endpoint_id, id);
CREATE INDEX webhook_message_age ON webhook_message (created_at);

-- What became of each try. Nothing of the response but its status is kept.
CREATE TABLE webhook_attempt (
  id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  message_id            bigint NOT NULL REFERENCES webhook_message (id) ON DELETE CASCADE,
  at                    timestamptz(3) NOT NULL,
  http_status           integer,
  error                 text CHECK (error IN ('no-such-host', 'ip-refused', 'timed-out', 'connection-failed', 'certificate-refused')),
  duration_milliseconds integer NOT NULL,
  CHECK (num_nonnulls(http_status, error) = 1)
);
CREATE INDEX webhook_attempt_of_message ON webhook_attempt (message_id, id);
