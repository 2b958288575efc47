-- The processes of all machines, for the operators' page. docs/decisions/metrics.md

CREATE TABLE running_process (
  id           text PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('web', 'worker')),
  machine      text NOT NULL,
  version      text NOT NULL,
  memory_bytes bigint NOT NULL CHECK (memory_bytes > 0),
  started_at   timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL
);
