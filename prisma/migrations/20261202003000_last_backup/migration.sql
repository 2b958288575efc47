-- One row: the newest backup that was written whole, so that operators see how old it is.
CREATE TABLE last_backup (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  finished_at timestamptz(3) NOT NULL,
  bytes       bigint NOT NULL CHECK (bytes > 0),
  rows        bigint NOT NULL CHECK (rows >= 0)
);
