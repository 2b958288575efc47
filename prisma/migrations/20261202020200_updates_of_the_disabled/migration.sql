-- Who scheduled an update. Once they are disabled it is not sent: it becomes a draft again, and says since when.
ALTER TABLE petition_update
  ADD COLUMN scheduled_by integer REFERENCES organizer (id),
  ADD COLUMN held_at timestamptz(3);
