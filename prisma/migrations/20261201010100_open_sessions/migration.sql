-- What an organizer recognizes a session by: a browser and a system such as "Firefox on Windows", of a fixed list, and no version.
ALTER TABLE organizer_session ADD COLUMN browser text CHECK (browser ~ '^[A-Za-z ]{1,40}$');
