-- By what organizers find forms of one sender (docs/decisions/bulk-removal.md). Both are purged after 14 days.
ALTER TABLE signature_draft
  -- Keyed hashes of the domain of the email as it was typed, and of each domain above it.
  ADD COLUMN domain_marks bytea[] CHECK (cardinality(domain_marks) BETWEEN 1 AND 8),
  -- Keyed hash of the /24 (IPv4) or /48 (IPv6) that the form came from. Null where it came from the machine itself.
  ADD COLUMN network_mark bytea CHECK (octet_length(network_mark) = 16);
CREATE INDEX signature_draft_marked ON signature_draft (posted_at) WHERE domain_marks IS NOT NULL;
