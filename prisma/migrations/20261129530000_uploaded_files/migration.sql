-- An upload has several files, such as the rosters of all states. They are kept in parts, so that the worker reads them as a stream.
CREATE TABLE data_upload_part (
  upload_id int   NOT NULL REFERENCES data_upload ON DELETE CASCADE,
  file      int   NOT NULL CHECK (file >= 1),
  part      int   NOT NULL CHECK (part >= 1),
  name      text  NOT NULL,
  content   bytea NOT NULL CHECK (length(content) <= 1000000),
  PRIMARY KEY (upload_id, file, part)
);

INSERT INTO data_upload_part (upload_id, file, part, name, content)
SELECT u.id, 1, p, u.name, substring(u.content FROM (p - 1) * 1000000 + 1 FOR 1000000)
FROM data_upload u CROSS JOIN LATERAL generate_series(1, ceil(length(u.content) / 1000000.0)::int) p
WHERE u.content IS NOT NULL;

ALTER TABLE data_upload DROP COLUMN content;
