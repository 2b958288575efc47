-- The filters of the log.
CREATE INDEX audit_entry_of_actor ON audit_entry (actor, id);
CREATE INDEX audit_entry_of_action ON audit_entry (action, id);
CREATE INDEX audit_entry_at ON audit_entry (at);
-- The states of an entry, which are one in `state` or several in `states`.
CREATE INDEX audit_entry_detail ON audit_entry USING gin (detail jsonb_path_ops);
