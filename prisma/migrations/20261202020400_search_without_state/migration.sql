-- What organizers look for without a state: a day on which few or none confirmed, and what few signers did. Without an index each reads
-- every signature (docs/decisions/measures.md).
CREATE INDEX signature_by_day ON signature (petition_id, confirmed_at) WHERE confirmed_at IS NOT NULL;
CREATE INDEX signature_not_confirmed ON signature (petition_id, status, id) WHERE status IN ('pending', 'withdrawn');
