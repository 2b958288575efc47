-- Why a signature could be false (docs/decisions/flagged.md). Flags are reasons for organizers, and decide nothing.
CREATE FUNCTION are_flags(flags text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT flags <@ ARRAY['disposable-domain', 'no-mail', 'same-source']
$$;
ALTER TABLE signature ADD COLUMN flags text[] NOT NULL DEFAULT '{}' CHECK (are_flags(flags));
-- What is known when the form is sent, or found before it is confirmed.
ALTER TABLE signature_draft ADD COLUMN flags text[] NOT NULL DEFAULT '{}' CHECK (are_flags(flags));
CREATE INDEX signature_flagged ON signature (petition_id, id) WHERE flags <> '{}';

-- Whether domains of emails take mail. A row is deleted after a day, and the next form asks again.
CREATE TABLE mail_domain (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- As in signature_draft.domain_marks[1].
  mark          bytea NOT NULL UNIQUE CHECK (octet_length(mark) = 16),
  -- Until it is looked up.
  domain_sealed bytea,
  noted_at      timestamptz(3) NOT NULL,
  -- Null as long as it is not known, and where the name servers did not say.
  takes_mail    boolean CHECK (takes_mail IS NULL OR domain_sealed IS NULL)
);
CREATE INDEX mail_domain_due ON mail_domain (noted_at) WHERE domain_sealed IS NOT NULL;
CREATE INDEX mail_domain_noted ON mail_domain (noted_at);

ALTER TABLE bulk_removal ADD COLUMN flag text CHECK (flag IS NULL OR are_flags(ARRAY[flag]));
