-- The head of the log, once a day. Whoever has kept one can tell later whether the log before it was rewritten.

CREATE TABLE audit_head (
  day         date PRIMARY KEY,
  -- How many entries the log had, which is also the number of its newest entry, and the hash of that entry.
  entries     bigint NOT NULL CHECK (entries > 0),
  hash        bytea NOT NULL CHECK (octet_length(hash) = 32),
  recorded_at timestamptz(3) NOT NULL
);
CREATE TRIGGER audit_head_is_append_only BEFORE UPDATE OR DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_is_not_truncated BEFORE TRUNCATE ON audit_head EXECUTE FUNCTION refuse_truncate();
