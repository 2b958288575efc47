-- The emails that one mailbox gets in a day have a sum (docs/decisions/sum-of-a-mailbox.md). They are counted when one is claimed.
CREATE INDEX outbox_email_of_mailbox ON outbox_email (email_hash);

-- When an email was first held back, because its mailbox had its sum of the day.
ALTER TABLE outbox_email ADD COLUMN held_at timestamptz(3);
CREATE INDEX outbox_email_held ON outbox_email (held_at) WHERE held_at IS NOT NULL;
