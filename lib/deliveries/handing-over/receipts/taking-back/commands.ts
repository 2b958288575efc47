import "server-only";

import type { Transaction } from "../../../../db/client";
import { sql } from "../../../../db/sql";
import type { Organizer } from "../../../../organizers/schema";
import { accept, refuse, type Result } from "../../../../result";
import { announceReceipt } from "../../announcing/commands";
import { logPacket, onPacket, type Refused } from "../../commands";
import type { TakeBackReceiptInput } from "../../schema";

export type TakeBackRefusal = Refused | "no-receipt";

/**
 * Takes a receipt back that was given by mistake, by the office or by an organizer. The packet is as if nobody had given it: its step
 * is public no more, and links that it ended work again until they expire, except those that were revoked. What was downloaded stays
 * known. The row is deleted, because the name in it may be of somebody who received nothing; the log has the reason.
 */
export async function takeBackReceipt(
  by: Organizer,
  packetId: number,
  { reason, photographs }: TakeBackReceiptInput,
  now: Date,
): Promise<Result<undefined, TakeBackRefusal>> {
  return onPacket<undefined, TakeBackRefusal>(by, packetId, async (tx, packet) => {
    const select = { generation: true, by: true, receivedAt: true } as const;
    const receipt = await tx.packetReceipt.findUnique({ where: { packetId }, select });
    if (!receipt) return refuse("no-receipt");
    const isRenewed = await isRenewedWithout(tx, packetId, receipt.generation);
    if (isRenewed) await leaveToLaterPackets(tx, packetId);
    await tx.packetReceipt.delete({ where: { packetId }, select: { id: true } });
    if (isRenewed)
      await tx.$executeRaw`
        UPDATE packet SET changes = changes + 1, status = CASE status WHEN 'ready' THEN 'stale'::packet_status ELSE status END
        WHERE id = ${packetId} AND status IN ('building', 'ready')`;
    const scans = photographs === "delete" ? (await tx.packetScan.deleteMany({ where: { packetId } })).count : 0;
    const { generation, receivedAt } = receipt;
    await announceReceipt(tx, { packetId, received: receivedAt, change: "taken-back" }, now);
    const detail = { generation, by: receipt.by, received: receivedAt.toISOString().slice(0, 10), scans, reason };
    await logPacket(tx, by, "packet-receipt-taken-back", packet, detail);
    return accept(undefined);
  });
}

/**
 * Whether others are in a packet without its receipt: no link has downloaded the generation that the receipt names, and somebody
 * is not in all generations. Then it is renewed, as after a receipt.
 */
async function isRenewedWithout(tx: Transaction, packetId: number, generation: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ renewed: boolean }[]>`
    SELECT NOT EXISTS (
      SELECT 1 FROM packet_access
      WHERE packet_id = ${packetId} AND generation = ${generation} AND link_id IS NOT NULL AND format <> 'json')
    AND (EXISTS (SELECT 1 FROM packet_signature WHERE packet_id = ${packetId} AND absent IS NOT NULL)
      OR EXISTS (SELECT 1 FROM packet_paper WHERE packet_id = ${packetId} AND absent IS NOT NULL)) AS renewed`;
  return row!.renewed;
}

/**
 * Takes those out of a packet whom the office lacked by the receipt, and who are in a delivery to it that followed: they came into that
 * one because they were not in this one. So no office counts anybody twice.
 */
async function leaveToLaterPackets(tx: Transaction, packetId: number): Promise<void> {
  const later = sql`(
    WITH RECURSIVE follows AS (
      SELECT f.id FROM packet p JOIN delivery f ON f.since_delivery_id = p.delivery_id WHERE p.id = ${packetId}
      UNION SELECT f.id FROM delivery f JOIN follows ON f.since_delivery_id = follows.id
    ) SELECT k.id FROM packet k JOIN follows ON follows.id = k.delivery_id JOIN packet p ON p.id = ${packetId}
    WHERE k.status <> 'cancelled' AND office_of(k.recipient) = office_of(p.recipient))`;
  await tx.$executeRaw`
    DELETE FROM packet_signature m WHERE packet_id = ${packetId} AND absent IS NOT NULL AND NOT is_delivered(packet_id, absent, NULL)
      AND EXISTS (SELECT 1 FROM packet_signature n WHERE n.signature_id = m.signature_id AND n.packet_id IN ${later})`;
  await tx.$executeRaw`
    DELETE FROM packet_paper m WHERE packet_id = ${packetId} AND absent IS NOT NULL AND NOT is_delivered(packet_id, absent, NULL)
      AND EXISTS (SELECT 1 FROM packet_paper n WHERE n.paper_id = m.paper_id AND n.packet_id IN ${later})`;
}
