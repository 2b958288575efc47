import { type Sql, sql } from "../../db/sql";
import { DEFAULT_TIME_ZONE, timeZonesOfStates } from "../../time-zone";

// Both have these columns: id, state, dated, "enteredAt", "changedAt", and `told` (jsonb), which has the rest.

/** The steps of a petition's bills that were not taken back. */
export const billSteps = (slug: string): Sql => sql`
  SELECT 'bill-step-' || s.id AS id, b.state, to_char(s.dated, 'YYYY-MM-DD') AS dated, s.created_at AS "enteredAt",
    greatest(s.created_at, s.corrected_at, b.corrected_at) AS "changedAt",
    jsonb_build_object('kind', s.kind, 'chamber', s.chamber,
      'bill', jsonb_build_object('number', b.number, 'title', b.title, 'session', b.session, 'chamber', b.chamber,
        'sponsor', b.sponsor, 'url', b.url),
      'note', CASE WHEN s.note_en IS NOT NULL THEN jsonb_build_object('en', s.note_en, 'es', s.note_es) END,
      'source', jsonb_build_object('url', s.source_url, 'title', s.source_title)) AS told
  FROM petition p JOIN bill b ON b.petition_id = p.id JOIN bill_step s ON s.bill_id = b.id
  WHERE p.slug = ${slug} AND b.taken_back_at IS NULL AND s.taken_back_at IS NULL`;

/**
 * What happened to the packets of some deliveries (a condition on the delivery `d` and its petition `p`): each packet was sent, handed
 * over or answered at most once. A packet is sent by a link, and handed over with a receipt; one that was carried there was not sent, and
 * neither was one whose link followed the receipt. A link whose email came back was not sent, and neither was one that was revoked before
 * anybody used it. Days are those of the state. That of a receipt or a recorded answer is the one which was written down, and it was
 * entered then.
 */
export const packetEvents = (which: Sql): Sql => sql`
  SELECT p.slug, d.id AS delivery, d.state, e.kind, e.at, e.dated, k.ordinal, k.recipient, k.verification_code AS code
  FROM petition p JOIN delivery d ON d.petition_id = p.id JOIN packet k ON k.delivery_id = d.id
  LEFT JOIN packet_receipt r ON r.packet_id = k.id
  LEFT JOIN LATERAL (
    SELECT min(sent_at) AS at FROM packet_link
    WHERE packet_id = k.id AND failed_at IS NULL AND (revoked_at IS NULL OR opened_at IS NOT NULL)) l ON true
  CROSS JOIN LATERAL (SELECT coalesce(${JSON.stringify(timeZonesOfStates)}::jsonb ->> d.state, ${DEFAULT_TIME_ZONE}) AS name) zone
  LEFT JOIN LATERAL (
    SELECT at, coalesce(dated, (at AT TIME ZONE zone.name)::date) AS dated FROM packet_reply
    WHERE packet_id = k.id ORDER BY 2, 1 LIMIT 1) a ON true
  CROSS JOIN LATERAL (
    SELECT kind, at, dated FROM (VALUES
      ('delivered', CASE WHEN r.created_at IS NULL OR l.at < r.created_at THEN l.at END, (l.at AT TIME ZONE zone.name)::date),
      ('received', r.created_at, (r.received_at AT TIME ZONE 'UTC')::date),
      ('answered', a.at, a.dated)) happened (kind, at, dated)
    WHERE at IS NOT NULL) e
  WHERE ${which} AND k.generation > 0 AND k.status <> 'cancelled'`;

/**
 * What happened to the packets of a petition's deliveries: one step for each delivery, kind and day. Offices are counted and not listed,
 * because a delivery has a packet for each lawmaker. The text of an answer is not public.
 */
export const deliverySteps = (slug: string): Sql => sql`
  SELECT kind || '-' || delivery || '-' || to_char(dated, 'YYYYMMDD') AS id, state,
    to_char(dated, 'YYYY-MM-DD') AS dated, min(at) AS "enteredAt", max(at) AS "changedAt",
    jsonb_build_object('kind', kind, 'offices', count(*)::int,
      'recipient', CASE WHEN count(*) = 1 THEN min(recipient ->> 'name') END,
      'verificationCode', CASE WHEN count(*) = 1 THEN min(code) END) AS told
  FROM (${packetEvents(sql`p.slug = ${slug}`)}) e
  GROUP BY delivery, state, kind, dated`;
