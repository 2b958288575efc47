-- Packets have signatures on paper, are renewed after corrections, and lose their files after some time
-- (docs/decisions/deliveries.md).

-- Paper ----------------------------------------------------------------------------------------------------------------

-- Which lines on paper were frozen into a packet, as packet_signature has the online signatures.
CREATE TABLE packet_paper (
  packet_id integer NOT NULL REFERENCES packet (id) ON DELETE CASCADE,
  paper_id  bigint NOT NULL,
  PRIMARY KEY (packet_id, paper_id)
);
CREATE INDEX packet_paper_of ON packet_paper (paper_id);

-- A line that is removed or found to be a double leaves its packets, and one that counts again comes back. A removed line never
-- counts again.
CREATE FUNCTION outdate_packets_of_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE packet SET changes = changes + 1, status = CASE status WHEN 'ready' THEN 'stale'::packet_status ELSE status END
  WHERE id IN (
    SELECT p.id FROM packet p JOIN packet_paper pp ON pp.packet_id = p.id
    WHERE pp.paper_id = OLD.id AND p.status <> 'cancelled' ORDER BY p.id FOR UPDATE OF p);
  IF TG_OP = 'DELETE' OR NEW.status = 'removed' THEN
    DELETE FROM packet_paper WHERE paper_id = OLD.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER paper_deleted_from_packets AFTER DELETE ON paper_signature
  FOR EACH ROW EXECUTE FUNCTION outdate_packets_of_paper();
CREATE TRIGGER paper_changed_in_packets AFTER UPDATE ON paper_signature
  FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION outdate_packets_of_paper();

-- Corrections ----------------------------------------------------------------------------------------------------------

-- When its owner last changed name, ZIP Code or state. Sealing anew under another key changes bytes and not this.
ALTER TABLE signature ADD COLUMN corrected_at timestamptz(3);
-- Since when a frozen signature is not of the packet's district any more, because its owner corrected the ZIP Code.
ALTER TABLE packet_signature ADD COLUMN moved_at timestamptz(3);

CREATE TRIGGER signature_corrected_in_packets AFTER UPDATE ON signature
  FOR EACH ROW WHEN (OLD.status = 'confirmed' AND OLD.corrected_at IS DISTINCT FROM NEW.corrected_at)
  EXECUTE FUNCTION outdate_packets();

-- Whoever corrects the ZIP Code leaves the packets of districts that are no longer theirs, and comes back once their district is
-- known to be the same. A redraw, which changes the districts of many, moves nobody out of a packet.
CREATE FUNCTION move_between_packets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH due AS (
    SELECT * FROM (
      SELECT p.id, ps.moved_at IS NULL AS is_in, d.state = NEW.state AND (p.layer IS NULL
        OR coalesce(p.geoid = CASE p.layer WHEN 'sldu' THEN NEW.upper_district ELSE NEW.lower_district END, false)) AS fits
      FROM packet_signature ps JOIN packet p ON p.id = ps.packet_id JOIN delivery d ON d.id = p.delivery_id
      WHERE ps.signature_id = NEW.id AND p.status <> 'cancelled' ORDER BY p.id FOR UPDATE OF p) frozen
    WHERE is_in <> fits AND (fits OR (OLD.zip, OLD.state) IS DISTINCT FROM (NEW.zip, NEW.state))
  ), moved AS (
    UPDATE packet_signature ps SET moved_at = CASE WHEN NOT due.fits THEN now() END
    FROM due WHERE ps.packet_id = due.id AND ps.signature_id = NEW.id
  )
  UPDATE packet p SET changes = p.changes + 1,
    status = CASE p.status WHEN 'ready' THEN 'stale'::packet_status ELSE p.status END
  FROM due WHERE p.id = due.id;
  RETURN NULL;
END $$;
CREATE TRIGGER signature_moved_between_packets AFTER UPDATE ON signature
  FOR EACH ROW WHEN (NEW.corrected_at IS NOT NULL AND OLD.status <> 'pending'
    AND (OLD.zip, OLD.state, OLD.upper_district, OLD.lower_district)
      IS DISTINCT FROM (NEW.zip, NEW.state, NEW.upper_district, NEW.lower_district))
  EXECUTE FUNCTION move_between_packets();

-- Retention ------------------------------------------------------------------------------------------------------------

ALTER TABLE packet
  -- When its files are deleted. Handing the packet over puts it off; renewing them does not.
  ADD COLUMN files_until timestamptz(3),
  -- When the last part of them was deleted.
  ADD COLUMN files_deleted_at timestamptz(3),
  ADD CHECK (status <> 'expired' OR generation > 0),
  ADD CHECK (files_deleted_at IS NULL OR status = 'expired');
UPDATE packet SET files_until = now() + interval '90 days' WHERE generation > 0 AND status <> 'cancelled';
-- Those whose time has come, and those whose files are being deleted.
CREATE INDEX packet_files_until ON packet (files_until) WHERE status IN ('ready', 'failed');
CREATE INDEX packet_expiring ON packet (id) WHERE status = 'expired' AND files_deleted_at IS NULL;
