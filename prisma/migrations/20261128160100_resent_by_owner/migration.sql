-- Emails that are sent again from the page of an expired link are counted apart from those that forms cause. The link proves that
-- its reader has the mailbox, so the forms of strangers must not use these up (docs/decisions/drafts.md).

ALTER TABLE signature
  ADD COLUMN resent_today smallint NOT NULL DEFAULT 0 CHECK (resent_today BETWEEN 0 AND 3),
  ADD COLUMN resent_since timestamptz(3);

ALTER TABLE subscription
  ADD COLUMN resent_today smallint NOT NULL DEFAULT 0 CHECK (resent_today BETWEEN 0 AND 3),
  ADD COLUMN resent_since timestamptz(3);
