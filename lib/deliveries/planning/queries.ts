import "server-only";

import { db } from "../../db/client";
import { empty, type Sql, sql } from "../../db/sql";
import { listPetitions } from "../../petitions/queries";
import { countedPaper } from "../../signatures/paper/sql";
import { describePacket } from "../building/describing";
import { countState } from "../building/queries";
import { earlierDeliveries } from "../queries";
import { findRecipients, type PlannedPacket, type RecipientRefusal } from "../recipients";
import type { Cover, OpenedDelivery, Recipient } from "../schema";

// Where the code of a packet will be, which does not exist yet.
const NO_CODE = "0000000000000000";

export interface PreviewedPacket {
  recipient: Recipient;
  /** How many signatures it would have at this moment. */
  signatures: number;
  /** How many lines on paper it would have, which are counted apart. */
  paper: number;
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
  const { signatures, paper } = await countPlanned(delivery, packets);
  const previewed = packets.map(({ recipient }, index) => ({
    recipient,
    signatures: signatures.get(index) ?? 0,
    paper: paper.get(index) ?? 0,
  }));
  const coverOf = Math.max(
    0,
    previewed.findIndex(({ signatures }) => signatures > 0),
  );
  const first = packets[coverOf];
  const cover = first ? await coverOfPacket(delivery, first, previewed[coverOf]!) : delivery.cover;
  return { packets: previewed, unmapped, cover, coverOf };
}

/** The signatures and the lines on paper of each planned packet, by its place. The same rules freeze a delivery. */
async function countPlanned(delivery: OpenedDelivery, packets: PlannedPacket[]) {
  const { petition: slug, state, cutOff, sinceDeliveryId } = delivery;
  const petition = await db.petition.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const chain = await earlierDeliveries(db, sinceDeliveryId);
  const planned = JSON.stringify(packets.map(({ layer, geoid }, place) => ({ place, layer, geoid })));
  const signatures = sql`
    SELECT id, upper_district, lower_district FROM signature
    WHERE petition_id = ${petition.id} AND state = ${state} AND status = 'confirmed' AND confirmed_at <= ${cutOff}`;
  const delivered = sql`
    SELECT 1 FROM packet_signature ps JOIN packet earlier ON earlier.id = ps.packet_id
    WHERE ps.signature_id = c.id AND ps.moved_at IS NULL`;
  const deliveredPaper = sql`
    SELECT 1 FROM packet_paper pp JOIN packet earlier ON earlier.id = pp.packet_id WHERE pp.paper_id = c.id`;
  const paper = countedPaper({ petitionId: petition.id, state, cutOff });
  return {
    signatures: await countByPlace(planned, signatures, notDelivered(delivered, chain)),
    paper: await countByPlace(planned, paper, notDelivered(deliveredPaper, chain)),
  };
}

async function countByPlace(planned: string, counted: Sql, condition: Sql): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ place: number; count: number }[]>`
    WITH s AS (${counted}), p AS (
      SELECT * FROM jsonb_to_recordset(${planned}::jsonb) AS p (place int, layer text, geoid text)
    ), chosen AS (
      SELECT p.place, p.layer, p.geoid, s.id FROM p JOIN s ON p.layer = 'sldu' AND p.geoid = s.upper_district
      UNION ALL
      SELECT p.place, p.layer, p.geoid, s.id FROM p JOIN s ON p.layer = 'sldl' AND p.geoid = s.lower_district
      UNION ALL
      SELECT p.place, p.layer, p.geoid, s.id FROM p CROSS JOIN s WHERE p.layer IS NULL
    )
    SELECT place, count(*)::int AS count FROM chosen c WHERE true ${condition} GROUP BY place`;
  return new Map(rows.map(({ place, count }) => [place, count]));
}

const notDelivered = (delivered: Sql, chain: number[]): Sql =>
  chain.length === 0
    ? empty
    : sql`AND NOT EXISTS (
        ${delivered} AND earlier.delivery_id = ANY (${chain}::int[]) AND earlier.generation > 0
          AND earlier.layer IS NOT DISTINCT FROM c.layer AND earlier.geoid IS NOT DISTINCT FROM c.geoid)`;

/** The cover letter of one packet, as the builder would write it. */
async function coverOfPacket(
  delivery: OpenedDelivery,
  { recipient, layer, geoid }: PlannedPacket,
  { signatures, paper }: PreviewedPacket,
): Promise<Cover> {
  const petition = (await listPetitions()).find(({ slug }) => slug === delivery.petition);
  if (!petition) return delivery.cover;
  const { state, cutOff, cover } = delivery;
  const district = layer !== null && geoid !== null ? { layer, geoid } : null;
  const packet = { petitionId: petition.id, state, cutOff, cover, recipient, district, verificationCode: NO_CODE };
  const summary = { rows: signatures, versions: [], months: [], upper: [], lower: [] };
  const { description } = await describePacket(packet, { summary, paper }, await countState(petition.id, state));
  return { title: description.title, text: description.letter ?? "" };
}
