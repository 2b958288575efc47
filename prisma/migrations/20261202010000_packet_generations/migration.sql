-- Which generation of a packet had whom, and which generations an office has (docs/decisions/deliveries.md).

-- The generations that lack a member: null where each has it, `{[3,)}` since the third, `{[3,5)}` in the third and the fourth.
ALTER TABLE packet_signature ADD COLUMN absent int4multirange;
ALTER TABLE packet_paper ADD COLUMN absent int4multirange;

-- What an office has of a packet: what was downloaded by a link of it, and what was carried there, which the receipt names. A
-- manifest has nobody in it.
CREATE FUNCTION generations_in_hands(packet integer) RETURNS SETOF integer LANGUAGE sql STABLE AS $$
  SELECT generation FROM packet_receipt WHERE packet_id = packet
  UNION SELECT generation FROM packet_access WHERE packet_id = packet AND link_id IS NOT NULL AND format <> 'json'
$$;

-- Whether a member of a packet has been delivered: the office has a generation with it. While it has none the packet is on its
-- way, and has everybody in it who has not moved.
CREATE FUNCTION is_delivered(packet integer, absent int4multirange, moved_at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT bool_or(NOT coalesce(absent @> g, false)) FROM generations_in_hands(packet) g), moved_at IS NULL)
$$;

-- Who a recipient is, in whatever delivery: a lawmaker by id, whatever their district is called then.
CREATE FUNCTION office_of(recipient jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT recipient ->> 'kind' || ':' || CASE recipient ->> 'kind'
    WHEN 'lawmaker' THEN coalesce(recipient ->> 'lawmakerId', '')
    WHEN 'chamber' THEN coalesce(recipient ->> 'chamber', '')
    WHEN 'committee' THEN lower(coalesce(recipient ->> 'name', ''))
    ELSE '' END
$$;

-- Of what was built before, as far as it is known: who left is in no generation that was built after that.
UPDATE packet_signature m SET absent = int4multirange(int4range(gone.generation, NULL))
FROM (
  SELECT o.packet_id, o.signature_id, min(k.generation) AS generation
  FROM packet_signature o JOIN signature s ON s.id = o.signature_id
  JOIN packet_manifest k ON k.packet_id = o.packet_id AND k.built_at > coalesce(o.moved_at, s.withdrawn_at, s.removed_at)
  WHERE s.status <> 'confirmed' OR o.moved_at IS NOT NULL GROUP BY o.packet_id, o.signature_id) gone
WHERE m.packet_id = gone.packet_id AND m.signature_id = gone.signature_id;

-- What the petition and the law of the state said when the building began: a renewal says the same.
ALTER TABLE delivery ADD COLUMN texts jsonb;

-- When a bill was last corrected: each of its steps is shown with it.
ALTER TABLE bill ADD COLUMN corrected_at timestamptz(3);

-- The email with a link came back, or was never accepted: nothing was sent to that office. The email names its link.
ALTER TABLE packet_link ADD COLUMN failed_at timestamptz(3);
CREATE FUNCTION fail_packet_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE packet_link SET failed_at = now() WHERE id = (NEW.props ->> 'link')::integer AND failed_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_link_failed AFTER UPDATE OF status ON outbox_email
  FOR EACH ROW WHEN (NEW.kind = 'delivery-link' AND NEW.status IN ('bounced', 'failed') AND OLD.status <> NEW.status)
  EXECUTE FUNCTION fail_packet_link();
