-- How often workers began to try or import the files, so that files on which an import breaks off are refused in the end.
ALTER TABLE data_upload ADD COLUMN tries int NOT NULL DEFAULT 0;
