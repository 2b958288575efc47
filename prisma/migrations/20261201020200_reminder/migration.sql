-- When somebody who has not confirmed was reminded, which happens once. Nobody is reminded of what waited before this.
ALTER TABLE signature ADD COLUMN reminded_at timestamptz(3);
UPDATE signature SET reminded_at = created_at WHERE status = 'pending' AND created_at < now() - interval '2 days';

-- The forms among which the worker looks for somebody to remind.
CREATE INDEX signature_draft_unconfirmed ON signature_draft (emailed_at) WHERE confirmed_at IS NULL;
