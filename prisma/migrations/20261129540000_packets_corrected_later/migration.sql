-- Packets stay downloadable while signers only correct something, and wait between tries (docs/decisions/deliveries.md).

ALTER TABLE packet
  -- Since the newest build began, something was corrected or came back: the files may be downloaded, and are renewed after a
  -- pause. `changes` counts what leaves, after which nobody may download them.
  ADD COLUMN corrected boolean NOT NULL DEFAULT false,
  -- Not built before, because the last try failed.
  ADD COLUMN retry_at timestamptz(3);

DROP INDEX packet_due;
CREATE INDEX packet_due ON packet (id)
  WHERE status IN ('waiting', 'building', 'stale') OR (status = 'ready' AND corrected);

-- When all changes had ended that began before it was frozen, so that its packets can be built.
ALTER TABLE delivery ADD COLUMN settled_at timestamptz(3);
UPDATE delivery SET settled_at = frozen_at WHERE status = 'ready';

-- Counts for packets that something of theirs leaves, or was only corrected. In the order of their ids.
CREATE FUNCTION change_packets(ids integer[], leaves boolean) RETURNS void LANGUAGE sql AS $$
  UPDATE packet SET changes = changes + leaves::int, corrected = corrected OR NOT leaves,
    status = CASE WHEN leaves AND status = 'ready' THEN 'stale'::packet_status ELSE status END
  WHERE id IN (SELECT id FROM packet WHERE id = ANY (ids) AND status <> 'cancelled' ORDER BY id FOR NO KEY UPDATE)
$$;

-- One that counts leaves, or its comment does, or its owner says anew what may be shown.
CREATE OR REPLACE FUNCTION outdate_packets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_packet_changes();
  PERFORM change_packets(ARRAY(SELECT packet_id FROM packet_signature WHERE signature_id = OLD.id),
    OLD.status = 'confirmed' AND (TG_OP = 'DELETE' OR NEW.status <> 'confirmed' OR OLD.display <> NEW.display
      OR (OLD.comment_review = 'included' AND NEW.comment_review <> 'included')));
  IF TG_OP = 'DELETE' THEN
    DELETE FROM packet_signature WHERE signature_id = OLD.id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION outdate_packets_of_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_packet_changes();
  PERFORM change_packets(ARRAY(SELECT packet_id FROM packet_paper WHERE paper_id = OLD.id),
    OLD.status = 'counted');
  IF TG_OP = 'DELETE' OR NEW.status = 'removed' THEN
    DELETE FROM packet_paper WHERE paper_id = OLD.id;
  END IF;
  RETURN NULL;
END $$;

-- The packets are locked by a statement of its own: one that waits for a lock still sees other rows as they were before.
CREATE OR REPLACE FUNCTION move_between_packets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  due record;
BEGIN
  PERFORM lock_packets_of_signatures(ARRAY[NEW.id]);
  FOR due IN
    SELECT * FROM (
      SELECT p.id, ps.moved_at IS NULL AS is_in, d.state = NEW.state
        AND is_of_packet(p.layer, p.geoid, NEW.upper_district, NEW.lower_district) AS fits
      FROM packet_signature ps JOIN packet p ON p.id = ps.packet_id JOIN delivery d ON d.id = p.delivery_id
      WHERE ps.signature_id = NEW.id AND p.status <> 'cancelled') frozen
    WHERE is_in <> fits AND (fits
      OR (OLD.zip, OLD.state, OLD.corrected_at) IS DISTINCT FROM (NEW.zip, NEW.state, NEW.corrected_at))
  LOOP
    UPDATE packet_signature SET moved_at = CASE WHEN NOT due.fits THEN now() END
    WHERE packet_id = due.id AND signature_id = NEW.id;
    PERFORM change_packets(ARRAY[due.id], NOT due.fits);
  END LOOP;
  RETURN NULL;
END $$;

-- Waits until every change of signatures and lines has ended that began before, and may not have seen a packet that was frozen
-- meanwhile. Changes queue behind this, so it gives up after a second: false.
CREATE FUNCTION await_packet_changes() RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1s' AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(5963493, 1);
  RETURN true;
EXCEPTION WHEN lock_not_available THEN
  RETURN false;
END $$;
