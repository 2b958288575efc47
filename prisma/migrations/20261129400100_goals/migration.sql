-- When the signatures of a petition, or of one state of it, reached their goal, and when removals took them below it again.
CREATE TABLE goal_crossing (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  petition_id  integer NOT NULL REFERENCES petition (id),
  -- Null for the goal of the whole petition.
  state        text CHECK (state ~ '^[A-Z]{2}$'),
  goal         integer NOT NULL CHECK (goal > 0),
  crossed_at   timestamptz(3) NOT NULL,
  uncrossed_at timestamptz(3) CHECK (uncrossed_at >= crossed_at),
  -- Null where organizers had been told of the same goal shortly before.
  noticed_at   timestamptz(3)
);
-- A goal is crossed once until it is un-crossed.
CREATE UNIQUE INDEX goal_crossing_once ON goal_crossing (petition_id, state, goal) NULLS NOT DISTINCT
  WHERE uncrossed_at IS NULL;
