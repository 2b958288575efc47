import "server-only";

import { db } from "../../db/client";
import { empty, type Sql, sql } from "../../db/sql";
import { listPetitions } from "../../petitions/queries";
import { describePacket } from "../building/describing";
import { countState } from "../building/queries";
import { findRecipients, type PlannedPacket, type RecipientRefusal } from "../recipients";
import type { Cover, OpenedDelivery, Recipient } from "../schema";

// Where the code of a packet will be, which does not exist yet.
const NO_CODE = "0000000000000000";

export interface PreviewedPacket {
  recipient: Recipient;
  /** How many signatures it would have at this moment. */
  signatures: number;
}

/** What a delivery would have if it were built now. */
export interface DeliveryPreview {
  packets: PreviewedPacket[];
  /** How many lawmakers would get none, because nobody knows who their constituents are. */
  unmapped: number;
  /** The cover letter of the first packet that has signatures, with everything filled in. */
  cover: Cover;
  coverOf: number;
}

/** A preview of a draft: who gets how many signatures, and a real cover letter. The caller has found
 * the delivery for an organizer who may see it. */
export async function previewDelivery(
  delivery: OpenedDelivery,
  now: Date,
): Promise<DeliveryPreview | RecipientRefusal> {
  const planned = await findRecipients(delivery, now);
  if (!planned.ok) return planned.refusal;
  const { packets, unmapped } = planned.value;
  const counts = await countSignatures(delivery, packets);
  const previewed = packets.map(({ recipient }, index) => ({ recipient, signatures: counts.get(index) ?? 0 }));
  const coverOf = Math.max(
    0,
    previewed.findIndex(({ signatures }) => signatures > 0),
  );
  const first = packets[coverOf];
  const cover = first ? await coverOfPacket(delivery, first, previewed[coverOf]?.signatures ?? 0) : delivery.cover;
  return { packets: previewed, unmapped, cover, coverOf };
}

/** The signatures of each planned packet, by its place. The same rules decide when the delivery is frozen. */
async function countSignatures(delivery: OpenedDelivery, packets: PlannedPacket[]): Promise<Map<number, number>> {
  const { petition, state, cutOff, sinceDeliveryId } = delivery;
  const planned = packets.map(({ layer, geoid }, place) => ({ place, layer, geoid }));
  const delivered = sinceDeliveryId === null ? empty : notDelivered(sinceDeliveryId);
  const rows = await db.$queryRaw<{ place: number; count: number }[]>`
    WITH s AS (
      SELECT s.id, s.upper_district, s.lower_district FROM signature s JOIN petition p ON p.id = s.petition_id
      WHERE p.slug = ${petition} AND s.state = ${state} AND s.status = 'confirmed' AND s.confirmed_at <= ${cutOff}
    ), p AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) AS p (place int, layer text, geoid text)
    ), chosen AS (
      SELECT p.place, p.layer, p.geoid, s.id FROM p JOIN s ON p.layer = 'sldu' AND p.geoid = s.upper_district
      UNION ALL
      SELECT p.place, p.layer, p.geoid, s.id FROM p JOIN s ON p.layer = 'sldl' AND p.geoid = s.lower_district
      UNION ALL
      SELECT p.place, p.layer, p.geoid, s.id FROM p CROSS JOIN s WHERE p.layer IS NULL
    )
    SELECT place, count(*)::int AS count FROM chosen c WHERE true ${delivered} GROUP BY place`;
  return new Map(rows.map(({ place, count }) => [place, count]));
}

const notDelivered = (sinceDeliveryId: number): Sql => sql`AND NOT EXISTS (
  WITH RECURSIVE chain AS (
    SELECT id, since_delivery_id FROM delivery WHERE id = ${sinceDeliveryId}
    UNION SELECT d.id, d.since_delivery_id FROM delivery d JOIN chain ON d.id = chain.since_delivery_id
  )
  SELECT 1 FROM packet_signature ps JOIN packet earlier ON earlier.id = ps.packet_id
  WHERE ps.signature_id = c.id AND earlier.delivery_id IN (SELECT id FROM chain)
    AND earlier.layer IS NOT DISTINCT FROM c.layer AND earlier.geoid IS NOT DISTINCT FROM c.geoid)`;

/** The cover letter of one packet, as the builder would write it. */
async function coverOfPacket(
  delivery: OpenedDelivery,
  { recipient, layer, geoid }: PlannedPacket,
  signatures: number,
): Promise<Cover> {
  const petition = (await listPetitions()).find(({ slug }) => slug === delivery.petition);
  if (!petition) return delivery.cover;
  const { state, cutOff, cover } = delivery;
  const district = layer !== null && geoid !== null ? { layer, geoid } : null;
  const packet = { petitionId: petition.id, state, cutOff, cover, recipient, district, verificationCode: NO_CODE };
  const summary = { rows: signatures, versions: [], months: [], upper: [], lower: [] };
  const { description } = await describePacket(packet, summary, await countState(petition.id, state));
  return { title: description.title, text: description.letter ?? "" };
}
