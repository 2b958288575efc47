ALTER TABLE signature
  -- When it was held at confirming. It stays, so that withdrawing, removing and coming back is no way around.
  ADD COLUMN held_at timestamptz(3),
  -- Who has looked at its flags and lets it count.
  ADD COLUMN accepted_at timestamptz(3),
  ADD COLUMN accepted_by integer REFERENCES organizer (id),
  ADD CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  ADD CHECK (held_at IS NULL OR status <> 'pending'),
  -- What was held counts only once it is accepted, and nothing else is held.
  ADD CHECK (status <> 'confirmed' OR held_at IS NULL OR accepted_at IS NOT NULL),
  ADD CHECK (status <> 'held' OR (held_at IS NOT NULL AND accepted_at IS NULL));

-- The queue: flagged signatures that nobody has looked at.
CREATE INDEX signature_to_look_at ON signature (petition_id, id)
  WHERE flags <> '{}' AND accepted_at IS NULL AND status IN ('held', 'confirmed');
