-- Numbers of the console's overview that no ledger keeps. The worker recounts them at intervals: counting a million rows takes
-- longer than a page may. They are sums without anything of one person.
CREATE TABLE signature_breakdown (
  petition_id integer NOT NULL,
  state       text NOT NULL CHECK (state ~ '^[A-Z]{2}$'),
  kind        text NOT NULL CHECK (kind IN ('locale', 'source', 'funnel')),
  value       text NOT NULL CHECK (length(value) <= 40),
  count       integer NOT NULL CHECK (count >= 0),
  counted_at  timestamptz(3) NOT NULL,
  PRIMARY KEY (petition_id, kind, value, state)
);

-- For the forms of the last days.
CREATE INDEX signature_draft_posted ON signature_draft (posted_at);
