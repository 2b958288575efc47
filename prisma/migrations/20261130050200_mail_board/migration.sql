-- The provider of the mailbox that an email was sent to: one of a few large ones, or "other". It says nothing about the person,
-- and stays when the address is blanked.
ALTER TABLE outbox_email ADD COLUMN mailbox_provider text CHECK (mailbox_provider ~ '^[a-z]{1,20}$');

-- What became of the emails of the last days, by hour and provider. The worker recounts it at intervals.
CREATE TABLE mail_board (
  hour       timestamptz(0) NOT NULL,
  provider   text NOT NULL,
  sent       integer NOT NULL,
  delivered  integer NOT NULL,
  bounced    integer NOT NULL,
  complained integer NOT NULL,
  -- Of the emails to confirm a signature: how many there were, and how many were confirmed.
  asked      integer NOT NULL,
  confirmed  integer NOT NULL,
  counted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (hour, provider)
);
