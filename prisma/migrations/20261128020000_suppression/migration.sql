-- Sending that one email or one suppressed address cannot stop (docs/decisions/outbox.md, docs/decisions/suppression.md).

ALTER TABLE outbox_batch
  -- How many of its requests the mail service answered with an error; says which part of the batch is tried next.
  ADD COLUMN errors smallint NOT NULL DEFAULT 0 CHECK (errors >= 0),
  -- When its latest request ended without a known outcome.
  ADD COLUMN troubled_at timestamptz(3);

ALTER TABLE outbox_email
  -- Sent although its address is suppressed, because a person asked for it.
  ADD COLUMN overrides_suppression boolean NOT NULL DEFAULT false;
-- How long the oldest email is overdue, and which have waited too long.
CREATE INDEX outbox_email_due ON outbox_email (not_before) WHERE status = 'waiting';

ALTER TABLE suppressed_email
  -- When the address last got an email that a person had asked for.
  ADD COLUMN retried_at timestamptz(3);
CREATE INDEX suppressed_email_newest ON suppressed_email (created_at);

-- One row that /api/health writes, to learn whether the database can write.
CREATE TABLE write_probe (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  written_at timestamptz(3) NOT NULL
);
