-- The name of the signer whom an email greets, as it is sealed in the signature. Like all that is sealed in an email it is blanked
-- once the email is sent or given up.
ALTER TABLE outbox_email ADD COLUMN name_sealed bytea,
  ADD CONSTRAINT outbox_email_name_blanked CHECK (status IN ('waiting', 'sending') OR name_sealed IS NULL);
