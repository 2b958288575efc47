-- "Every state" was NULL in organizer.states. Prisma reads a NULL list as an empty one, so code that trusted the model would
-- have taken "every state" for "no state". The right gets a column of its own; an empty list never means anything by itself.

ALTER TABLE organizer ADD COLUMN all_states boolean;
ALTER TABLE organizer DROP CONSTRAINT organizer_states_check;
ALTER TABLE organizer DROP CONSTRAINT organizer_check;

UPDATE organizer SET all_states = states IS NULL, states = coalesce(states, '{}');

-- No default: whoever writes an organizer says which of the two it is, or the row is refused.
ALTER TABLE organizer
  ALTER COLUMN all_states SET NOT NULL,
  ALTER COLUMN states SET NOT NULL,
  ADD CONSTRAINT organizer_states_or_all CHECK (all_states = (cardinality(states) = 0)),
  -- A NULL among the codes would make every comparison with the list unknown.
  ADD CONSTRAINT organizer_states_are_known CHECK (array_position(states, NULL) IS NULL),
  -- An admin answers for every state, so a limited admin would be a contradiction.
  ADD CONSTRAINT organizer_admin_has_all_states CHECK (role <> 'admin' OR all_states);
