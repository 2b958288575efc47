-- An answer that an organizer records: the day on which the office gave it, and how. Both are null where the office replied on its page.
ALTER TABLE packet_reply ADD COLUMN dated date, ADD COLUMN way text;
ALTER TABLE packet_reply ADD CONSTRAINT packet_reply_way CHECK (way IN ('letter', 'phone', 'email', 'in_person')) NOT VALID;
