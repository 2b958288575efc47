-- The goals that organizers gave single states, by USPS code. Every other state has its share of the petition's goal.
ALTER TABLE petition ADD COLUMN state_goals jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(state_goals) = 'object');
