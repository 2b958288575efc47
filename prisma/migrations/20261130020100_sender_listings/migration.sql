-- Whose forms are not taken, and whose are not limited. A form whose sender is on both lists is not taken.
CREATE TABLE sender_listing (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  list         text NOT NULL CHECK (list IN ('block', 'allow')),
  kind         text NOT NULL CHECK (kind IN ('email', 'domain', 'network')),
  -- The hash by which forms are compared: email_hash, or one as in signature_draft.
  mark         bytea NOT NULL CHECK (octet_length(mark) = CASE kind WHEN 'email' THEN 32 ELSE 16 END),
  -- Whether a domain stands for the domains below it too.
  subdomains   boolean NOT NULL CHECK (kind = 'domain' OR NOT subdomains),
  -- What admins read in the list: a domain, a network, or the first letter and the domain of an email.
  label_sealed bytea NOT NULL,
  reason       text NOT NULL CHECK (length(reason) BETWEEN 3 AND 500),
  created_by   integer NOT NULL REFERENCES organizer (id),
  created_at   timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX sender_listing_once ON sender_listing (mark, list);
CREATE INDEX sender_listing_newest ON sender_listing (list, id);
