import "server-only";

import { type Database, db } from "../../db/client";
import { sql } from "../../db/sql";
import { type HandedOver, publicRecipient, type Recipient } from "../schema";
import { ofSameOffice } from "../sql";

const LISTED_MAX = 50;

interface HandedOverRow {
  recipient: unknown;
  state: string;
  at: Date;
  verificationCode: string;
}

/**
 * To whom a signature was handed, newest first: packets with a receipt of which the office has a generation with it, whatever
 * became of the signature since. A link that was only sent is none.
 */
export async function listHandedOver(signatureId: bigint): Promise<HandedOver[]> {
  const rows = await db.$queryRaw<HandedOverRow[]>`
    SELECT p.recipient, p.state, r.received_at AS at, p.verification_code AS "verificationCode"
    FROM packet_signature ps
    JOIN (SELECT p.*, d.state FROM packet p JOIN delivery d ON d.id = p.delivery_id) p ON p.id = ps.packet_id
    JOIN packet_receipt r ON r.packet_id = p.id
    WHERE ps.signature_id = ${signatureId} AND p.generation > 0 AND is_delivered(p.id, ps.absent, ps.moved_at)
    ORDER BY r.received_at DESC, p.id DESC LIMIT ${LISTED_MAX}`;
  return rows.map(({ recipient: stored, ...row }) => ({ ...row, recipient: publicRecipient(stored) }));
}

/** An earlier delivery to the same office. */
export interface DeliveredBefore {
  delivery: number;
  cutOff: Date;
  /** The packets of that office in it and in those before it. */
  packets: number[];
}

/** What an office had in the deliveries that one follows; null where it was in none of them. */
export async function findDeliveredBefore(
  sinceDeliveryId: number | null,
  to: Recipient,
): Promise<DeliveredBefore | null> {
  const chain = await earlierDeliveries(db, sinceDeliveryId);
  const earlier = ofSameOffice(sql`${JSON.stringify(to)}::jsonb`, chain);
  if (earlier === null) return null;
  const packets = await db.$queryRaw<{ id: number; delivery: number; cutOff: Date }[]>`
    SELECT earlier.id, d.id AS delivery, d.cut_off AS "cutOff" FROM packet earlier JOIN delivery d ON d.id = earlier.delivery_id
    WHERE ${earlier} AND earlier.generation > 0 ORDER BY d.id DESC, earlier.id`;
  const [newest] = packets;
  return newest ? { ...newest, packets: packets.map(({ id }) => id) } : null;
}

/** The delivery that this one follows, and those before it. */
export async function earlierDeliveries(database: Database, sinceDeliveryId: number | null): Promise<number[]> {
  const chain = await database.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, since_delivery_id FROM delivery WHERE id = ${sinceDeliveryId}
      UNION SELECT d.id, d.since_delivery_id FROM delivery d JOIN chain c ON d.id = c.since_delivery_id
    ) SELECT id FROM chain`;
  return chain.map(({ id }) => id);
}
