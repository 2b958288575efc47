-- Packets notice what happens while they are frozen, are renewed with pauses, and say why they failed
-- (docs/decisions/deliveries.md).

-- Who changes something in a packet -----------------------------------------------------------------------------------
-- Freezing a delivery takes minutes, and a change meanwhile does not see its rows yet. Each change holds this lock shared until
-- its end; the first build of a packet takes it once, so that it sees all changes that did not see the packet. The number is
-- LOCK_SPACE of lib/deliveries/sql.ts.
CREATE FUNCTION hold_packet_changes() RETURNS void LANGUAGE sql AS
  'SELECT pg_advisory_xact_lock_shared(5963493, 1)';

-- Whether a signature with these districts belongs to a packet of its state.
CREATE FUNCTION is_of_packet(layer text, geoid text, upper_district text, lower_district text) RETURNS boolean
  LANGUAGE sql IMMUTABLE AS
  $$ SELECT layer IS NULL OR coalesce(geoid = CASE layer WHEN 'sldu' THEN upper_district ELSE lower_district END, false) $$;

-- FOR NO KEY UPDATE, so that nobody who inserts a row of a packet waits.
CREATE OR REPLACE FUNCTION outdate_packets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_packet_changes();
  UPDATE packet SET changes = changes + 1, status = CASE status WHEN 'ready' THEN 'stale'::packet_status ELSE status END
  WHERE id IN (
    SELECT p.id FROM packet p JOIN packet_signature ps ON ps.packet_id = p.id
    WHERE ps.signature_id = OLD.id AND p.status <> 'cancelled' ORDER BY p.id FOR NO KEY UPDATE OF p);
  IF TG_OP = 'DELETE' THEN
    DELETE FROM packet_signature WHERE signature_id = OLD.id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION outdate_packets_of_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_packet_changes();
  UPDATE packet SET changes = changes + 1, status = CASE status WHEN 'ready' THEN 'stale'::packet_status ELSE status END
  WHERE id IN (
    SELECT p.id FROM packet p JOIN packet_paper pp ON pp.packet_id = p.id
    WHERE pp.paper_id = OLD.id AND p.status <> 'cancelled' ORDER BY p.id FOR NO KEY UPDATE OF p);
  IF TG_OP = 'DELETE' OR NEW.status = 'removed' THEN
    DELETE FROM packet_paper WHERE paper_id = OLD.id;
  END IF;
  RETURN NULL;
END $$;

-- Whoever changes several signatures or lines in one statement locks their packets before, in one order: their triggers would
-- lock those of one row after those of another. lib/signatures calls these, because it knows no packets.
CREATE FUNCTION lock_packets_of_signatures(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_packet_changes();
  PERFORM p.id FROM packet p WHERE p.status <> 'cancelled'
    AND p.id IN (SELECT packet_id FROM packet_signature WHERE signature_id = ANY (ids)) ORDER BY p.id FOR NO KEY UPDATE;
END $$;
CREATE FUNCTION lock_packets_of_paper(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_packet_changes();
  PERFORM p.id FROM packet p WHERE p.status <> 'cancelled'
    AND p.id IN (SELECT packet_id FROM packet_paper WHERE paper_id = ANY (ids)) ORDER BY p.id FOR NO KEY UPDATE;
END $$;

-- A street that lies in another district than was known is a correction too (lib/signatures/districts notes it in
-- corrected_at), also within one ZIP Code. A redraw is none, and moves nobody out of a packet.
CREATE OR REPLACE FUNCTION move_between_packets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_packet_changes();
  WITH due AS (
    SELECT * FROM (
      SELECT p.id, ps.moved_at IS NULL AS is_in, d.state = NEW.state
        AND is_of_packet(p.layer, p.geoid, NEW.upper_district, NEW.lower_district) AS fits
      FROM packet_signature ps JOIN packet p ON p.id = ps.packet_id JOIN delivery d ON d.id = p.delivery_id
      WHERE ps.signature_id = NEW.id AND p.status <> 'cancelled' ORDER BY p.id FOR NO KEY UPDATE OF p) frozen
    WHERE is_in <> fits AND (fits
      OR (OLD.zip, OLD.state, OLD.corrected_at) IS DISTINCT FROM (NEW.zip, NEW.state, NEW.corrected_at))
  ), moved AS (
    UPDATE packet_signature ps SET moved_at = CASE WHEN NOT due.fits THEN now() END
    FROM due WHERE ps.packet_id = due.id AND ps.signature_id = NEW.id
  )
  UPDATE packet p SET changes = p.changes + 1,
    status = CASE p.status WHEN 'ready' THEN 'stale'::packet_status ELSE p.status END
  FROM due WHERE p.id = due.id;
  RETURN NULL;
END $$;

-- Renewing and failing -------------------------------------------------------------------------------------------------

ALTER TABLE packet
  -- When somebody asked for files that were being renewed: they are renewed without a pause.
  ADD COLUMN wanted_at timestamptz(3),
  -- What the last try failed of, without input: the name and the code of the error.
  ADD COLUMN failure text CHECK (length(failure) <= 200);

-- Whose failed packets an organizer is told of (lib/deliveries/failures).
CREATE INDEX packet_failed ON packet (id) WHERE status = 'failed';

-- Cancelling -----------------------------------------------------------------------------------------------------------
-- The worker deletes what a cancelled delivery has, a part at a time. Those of today were deleted at once.

ALTER TABLE packet DROP CONSTRAINT packet_check5,
  ADD CONSTRAINT packet_files_deleted CHECK (files_deleted_at IS NULL OR status IN ('expired', 'cancelled'));
UPDATE packet SET files_deleted_at = now() WHERE status = 'cancelled';
DROP INDEX packet_expiring;
CREATE INDEX packet_emptying ON packet (id) WHERE status IN ('expired', 'cancelled') AND files_deleted_at IS NULL;
