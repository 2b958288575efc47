-- 0.2.0 does not know that an email has a name. Where it sends one of ours, beside this version or one step back, it leaves the name, and
-- the check refused the whole batch: it was sent, and never recorded as sent. The table blanks the name by itself.
CREATE FUNCTION blank_name_of_email() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name_sealed := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER outbox_email_blank_name BEFORE UPDATE OF status ON outbox_email FOR EACH ROW
  WHEN (NEW.name_sealed IS NOT NULL AND NEW.status NOT IN ('waiting', 'sending'))
  EXECUTE FUNCTION blank_name_of_email();
