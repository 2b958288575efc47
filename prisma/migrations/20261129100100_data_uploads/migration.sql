-- A file of public data that an admin sent through the console. The worker tries it, and imports it when the admin says so.
CREATE TABLE data_upload (
  id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('districts', 'zip-districts', 'lawmakers')),
  name          text NOT NULL,
  state         text CHECK (state ~ '^[A-Z]{2}$'),
  dated         date,
  plan          text CHECK (plan ~ '^[0-9]{4}$'),
  source        text NOT NULL,
  partial       boolean NOT NULL,
  -- Null when it is no longer needed.
  content       bytea,
  status        text NOT NULL CHECK (status IN ('checking', 'checked', 'importing', 'imported', 'refused')),
  bytes         int NOT NULL,
  bytes_read    int NOT NULL DEFAULT 0,
  result        jsonb,
  actor         text NOT NULL,
  created_at    timestamptz(3) NOT NULL,
  -- Until then a worker has it. A worker that was killed leaves it to another one after that.
  claimed_until timestamptz(3),
  finished_at   timestamptz(3)
);
CREATE INDEX data_upload_waiting ON data_upload (id) WHERE status IN ('checking', 'importing');
