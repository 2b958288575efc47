-- An endpoint gets one message at a time from all workers together: until when one of them has it. Of a worker that was killed it ends by
-- itself.
ALTER TABLE webhook_endpoint ADD COLUMN busy_until timestamptz(3);
