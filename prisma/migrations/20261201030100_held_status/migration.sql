-- Confirmed by its signer, and not counted before an organizer has looked (docs/decisions/flagged.md). A value of its own, which
-- PostgreSQL lets nobody use before this is committed.
ALTER TYPE signature_status ADD VALUE 'held' AFTER 'pending';
