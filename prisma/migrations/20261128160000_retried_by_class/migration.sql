-- A suppressed mailbox gets requested emails rarely. Sign-in links are counted apart from the others, so that somebody who types
-- the email of an organizer into the sign form does not delay their link (docs/decisions/suppression.md).

ALTER TABLE suppressed_email
  -- When the mailbox last got a sign-in link; `retried_at` is of the other requested emails.
  ADD COLUMN sign_in_retried_at timestamptz(3);
