-- When an organizer marked the reply of an office as read. Until then it waits on the overview. What an organizer recorded never waits.
ALTER TABLE packet_reply ADD COLUMN read_at timestamptz(3);
