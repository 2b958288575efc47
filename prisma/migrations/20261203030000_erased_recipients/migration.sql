-- Whoever erases a signature or a subscription leaves no hash of their mailbox among those who got an update, unless the other of the
-- two is still there, by which the update would reach them again. Who signs again comes after the update's bounds.
CREATE FUNCTION forget_recipient_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM update_recipient r USING petition_update u
  WHERE u.petition_id = OLD.petition_id AND r.update_id = u.id AND r.email_hash = OLD.email_hash
    AND NOT EXISTS (SELECT 1 FROM subscription n WHERE n.email_hash = OLD.email_hash);
  RETURN NULL;
END $$;
CREATE TRIGGER signature_deleted_from_recipients AFTER DELETE ON signature FOR EACH ROW
  EXECUTE FUNCTION forget_recipient_of_signature();

CREATE FUNCTION forget_recipient_of_subscription() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM update_recipient r USING petition_update u
  WHERE r.update_id = u.id AND r.email_hash = OLD.email_hash
    AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.petition_id = u.petition_id AND s.email_hash = OLD.email_hash);
  RETURN NULL;
END $$;
CREATE TRIGGER subscription_deleted_from_recipients AFTER DELETE ON subscription FOR EACH ROW
  EXECUTE FUNCTION forget_recipient_of_subscription();
