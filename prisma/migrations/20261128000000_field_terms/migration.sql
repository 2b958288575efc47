-- Tables and columns get the terms of the field (docs/glossary.md). Only names change; triggers and views follow them by
-- themselves, because PostgreSQL keeps references by number. Functions keep their text, so none may name what is renamed here.

ALTER TYPE letter_status RENAME TO email_status;

ALTER TABLE letter RENAME TO outbox_email;
ALTER TABLE outbox_email RENAME COLUMN address_hash TO email_hash;
ALTER INDEX letter_pkey RENAME TO outbox_email_pkey;
ALTER INDEX letter_provider_id_key RENAME TO outbox_email_provider_id_key;
ALTER INDEX letter_waiting RENAME TO outbox_email_waiting;
ALTER INDEX letter_in_batch RENAME TO outbox_email_in_batch;
ALTER INDEX letter_failed RENAME TO outbox_email_failed;
ALTER INDEX letter_sent RENAME TO outbox_email_sent;
ALTER INDEX letter_of_signature RENAME TO outbox_email_of_signature;
ALTER INDEX letter_of_subscription RENAME TO outbox_email_of_subscription;

ALTER TABLE letter_batch RENAME TO outbox_batch;
ALTER INDEX letter_batch_pkey RENAME TO outbox_batch_pkey;
ALTER INDEX letter_batch_open RENAME TO outbox_batch_open;

ALTER TABLE suppressed_address RENAME TO suppressed_email;
ALTER TABLE suppressed_email RENAME COLUMN address_hash TO email_hash;
ALTER INDEX suppressed_address_pkey RENAME TO suppressed_email_pkey;

ALTER TABLE organizer RENAME COLUMN address_hash TO email_hash;
ALTER INDEX organizer_address_hash_key RENAME TO organizer_email_hash_key;
ALTER TABLE sign_in_token RENAME COLUMN address_hash TO email_hash;

ALTER TABLE signature RENAME COLUMN address_hash TO email_hash;
ALTER TABLE signature RENAME COLUMN letters_sent TO emails_sent;
ALTER TABLE signature RENAME COLUMN last_letter_at TO last_email_at;
ALTER INDEX signature_one_per_address RENAME TO signature_one_per_email;

ALTER TABLE subscription RENAME COLUMN address_hash TO email_hash;
ALTER TABLE subscription RENAME COLUMN letters_sent TO emails_sent;
ALTER TABLE subscription RENAME COLUMN last_letter_at TO last_email_at;
ALTER INDEX subscription_one_per_address RENAME TO subscription_one_per_email;

ALTER TABLE district_look_up RENAME TO district_lookup;
ALTER TABLE district_lookup RENAME COLUMN address_hash TO email_hash;
ALTER INDEX district_look_up_pkey RENAME TO district_lookup_pkey;
ALTER INDEX district_look_up_signature_id_key RENAME TO district_lookup_signature_id_key;
ALTER INDEX district_look_up_due RENAME TO district_lookup_due;

ALTER TABLE limit_hit RENAME TO rate_limit_hit;
ALTER INDEX limit_hit_pkey RENAME TO rate_limit_hit_pkey;
ALTER INDEX limit_hit_bucket RENAME TO rate_limit_hit_bucket;
