-- Limits become one row a key, changed under its lock: exact at any rate of requests, and as small as the number of keys.
-- What has been used is forgotten once, at this migration.
DROP TABLE rate_limit_hit;

-- Unlogged: what is lost in a crash is a few minutes of counting, and no visitor waits for the disk. Half of each page is
-- left free, so that a row that changes often is changed in its place.
CREATE UNLOGGED TABLE rate_limit (
  bucket bytea PRIMARY KEY,
  full_at timestamptz(3) NOT NULL
) WITH (fillfactor = 50);
