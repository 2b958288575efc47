import "server-only";

import { db } from "../../db/client";
import { type Sql, sql } from "../../db/sql";
import type { Roster } from "../../lawmakers/schema";
import { listPetitions } from "../../petitions/queries";
import { countedPaper } from "../../signatures/paper/sql";
import { describePacket } from "../building/describing";
import { countState } from "../building/queries";
import { earlierDeliveries, findDeliveredBefore } from "../delivered/queries";
import { findRecipients, type PlannedPacket, type RecipientRefusal } from "../recipients";
import type { Cover, OpenedDelivery, Recipient } from "../schema";
import { notDelivered, ofSameOffice, paperNotDelivered } from "../sql";

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
  /** How many lawmakers would get none, because new terms have begun since the roster that names them. */
  outdated: number;
  /** The roster that names the lawmakers; null where no lawmaker gets one. */
  roster: Roster | null;
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
  const { packets, unmapped, outdated, roster } = planned.value;
  const { petition: slug, state, cutOff, sinceDeliveryId } = delivery;
  const { id: petitionId } = await db.petition.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const earlier = await earlierDeliveries(db, sinceDeliveryId);
  const counts = await countPlanned({ petitionId, state, cutOff, earlier }, packets);
  const previewed = packets.map(({ recipient }, place) => ({ recipient, ...counts[place]! }));
  const coverOf = shownPlace(counts);
  const first = packets[coverOf];
  const cover = first ? await coverOfPacket(delivery, first, previewed[coverOf]!) : delivery.cover;
  return { packets: previewed, unmapped, outdated, roster, cover, coverOf };
}

/** A draft as it is counted. */
interface Counted {
  petitionId: number;
  state: string;
  cutOff: Date;
  /** The deliveries that it follows, whose signatures it leaves out. */
  earlier: number[];
}

/** The signatures and the lines on paper of each planned packet, in the same order. The same rules freeze a delivery. */
export async function countPlanned(
  { petitionId, state, cutOff, earlier: chain }: Counted,
  packets: PlannedPacket[],
): Promise<{ signatures: number; paper: number }[]> {
  const planned = JSON.stringify(
    packets.map(({ recipient, layer, geoid }, place) => ({ place, layer, geoid, recipient })),
  );
  const counted = sql`
    SELECT id, upper_district, lower_district FROM signature
    WHERE petition_id = ${petitionId} AND state = ${state} AND status = 'confirmed' AND confirmed_at <= ${cutOff}`;
  const earlier = ofSameOffice(sql`c.recipient`, chain);
  const signatures = await countByPlace(planned, counted, notDelivered(sql`c.id`, earlier));
  const onPaper = countedPaper({ petitionId, state, cutOff });
  const paper = await countByPlace(planned, onPaper, paperNotDelivered(sql`c.id`, earlier));
  return packets.map((_, place) => ({ signatures: signatures.get(place) ?? 0, paper: paper.get(place) ?? 0 }));
}

/** The place of the packet that shows most of a delivery: the first with signatures, else the first with paper, else the first. */
export function shownPlace(counts: { signatures: number; paper: number }[]): number {
  const online = counts.findIndex(({ signatures }) => signatures > 0);
  return online >= 0
    ? online
    : Math.max(
        0,
        counts.findIndex(({ paper }) => paper > 0),
      );
}

async function countByPlace(planned: string, counted: Sql, condition: Sql): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ place: number; count: number }[]>`
    WITH s AS (${counted}), p AS (
      SELECT * FROM jsonb_to_recordset(${planned}::jsonb) AS p (place int, layer text, geoid text, recipient jsonb)
    ), chosen AS (
      SELECT p.place, p.recipient, s.id FROM p JOIN s ON p.layer = 'sldu' AND p.geoid = s.upper_district
      UNION ALL
      SELECT p.place, p.recipient, s.id FROM p JOIN s ON p.layer = 'sldl' AND p.geoid = s.lower_district
      UNION ALL
      SELECT p.place, p.recipient, s.id FROM p CROSS JOIN s WHERE p.layer IS NULL
    )
    SELECT place, count(*)::int AS count FROM chosen c WHERE ${condition} GROUP BY place`;
  return new Map(rows.map(({ place, count }) => [place, count]));
}

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
  const since = await findDeliveredBefore(delivery.sinceDeliveryId, recipient);
  const of = { petitionId: petition.id, state, cutOff };
  const packet = { ...of, cover, recipient, district, since, texts: null, version: 1, verificationCode: NO_CODE };
  const summary = { rows: signatures, versions: [], months: [], upper: [], lower: [] };
  const { description } = await describePacket(packet, { summary, paper }, await countState(of));
  return { title: description.title, text: description.letter ?? "" };
}
