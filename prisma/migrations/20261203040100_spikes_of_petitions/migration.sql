-- The petitions that many forms of a spike were for. None is known of those that ended before.
ALTER TABLE spike ADD COLUMN petition_ids integer[] NOT NULL DEFAULT '{}';
