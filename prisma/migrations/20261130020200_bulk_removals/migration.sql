-- Signatures that one rule takes out of the count, and brings back (docs/decisions/bulk-removal.md).
CREATE TABLE bulk_removal (
  id               integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  status           text NOT NULL CHECK (status IN
    ('previewing', 'previewed', 'discarded', 'removing', 'removed', 'cancelled', 'undoing', 'undone')),
  -- The rule. What is null is not asked.
  petition_id      integer NOT NULL REFERENCES petition (id),
  all_states       boolean NOT NULL,
  states           text[] NOT NULL CHECK (all_states = (cardinality(states) = 0)),
  source           text CHECK (source ~ '^[a-z0-9-]{1,40}$'),
  confirmed_from   timestamptz(3),
  confirmed_before timestamptz(3),
  domain_mark      bytea CHECK (octet_length(domain_mark) = 16),
  subdomains       boolean NOT NULL CHECK (domain_mark IS NOT NULL OR NOT subdomains),
  network_mark     bytea CHECK (octet_length(network_mark) = 16),
  -- The domain, the network and the phrase, as they were typed. Null only until the row has its number, to which it is bound.
  rule_sealed      bytea,
  -- The newest signature when the rule was written: none that comes later is looked at.
  last_id          bigint NOT NULL,
  -- Up to which signature the present step has come, and how many rows it has done.
  cursor_id        bigint NOT NULL DEFAULT 0,
  processed        integer NOT NULL DEFAULT 0,
  found            integer NOT NULL DEFAULT 0,
  removed          integer NOT NULL DEFAULT 0,
  reinstated       integer NOT NULL DEFAULT 0,
  created_by       integer NOT NULL REFERENCES organizer (id),
  created_at       timestamptz(3) NOT NULL,
  reason           text CHECK (length(reason) <= 500),
  started_by       integer REFERENCES organizer (id),
  started_at       timestamptz(3),
  -- When all of it was removed, or it was cancelled.
  ended_at         timestamptz(3),
  undone_by        integer REFERENCES organizer (id),
  undone_at        timestamptz(3),
  -- When the worker last went on with it, and how often that failed in a row.
  stepped_at       timestamptz(3),
  tries            smallint NOT NULL DEFAULT 0,
  retry_at         timestamptz(3),
  failure          text CHECK (length(failure) <= 200),
  CHECK (num_nonnulls(reason, started_by, started_at)
    = CASE WHEN status IN ('previewing', 'previewed', 'discarded') THEN 0 ELSE 3 END),
  CHECK (status NOT IN ('removed', 'cancelled', 'undoing', 'undone') OR ended_at IS NOT NULL),
  CHECK (reinstated <= removed AND removed <= found)
);
CREATE INDEX bulk_removal_running ON bulk_removal (id) WHERE status IN ('previewing', 'removing', 'undoing');

-- What a preview found. It is frozen: nothing is added later. One whose signer erases it goes.
CREATE TABLE bulk_removal_signature (
  removal_id   integer NOT NULL REFERENCES bulk_removal (id),
  signature_id bigint NOT NULL REFERENCES signature (id) ON DELETE CASCADE,
  -- "skipped" did not count any more when it would have been removed.
  outcome      text NOT NULL DEFAULT 'found' CHECK (outcome IN ('found', 'removed', 'skipped', 'reinstated')),
  PRIMARY KEY (removal_id, signature_id)
);
CREATE INDEX bulk_removal_signature_of ON bulk_removal_signature (signature_id);

-- Which of them removed a signature. Null for one that an organizer removed by itself.
ALTER TABLE signature ADD COLUMN removal_id integer REFERENCES bulk_removal (id);
