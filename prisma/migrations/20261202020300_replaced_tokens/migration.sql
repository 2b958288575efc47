-- All tokens that a session had before, not only the last one: any of them that comes again shows that two have the cookie.
ALTER TABLE organizer_session ADD COLUMN replaced_token_hashes bytea[] NOT NULL DEFAULT '{}';
CREATE INDEX organizer_session_replaced ON organizer_session USING gin (replaced_token_hashes);
