import "server-only";

import { absoluteUrl } from "../../../absolute-url";
import type { Transaction } from "../../../db/client";
import { invariant } from "../../../invariant";
import { enqueueWebhook } from "../../../webhooks/commands";

/**
 * Writes for the webhooks that an office has its packet, or that the receipt was taken back. Who took it, and for whom, is no part
 * of it. `received` is noon of its day.
 */
export async function announceReceipt(
  tx: Transaction,
  { packetId, received, change }: { packetId: number; received: Date; change: "given" | "taken-back" },
  now: Date,
): Promise<void> {
  const packet = await tx.packet.findUnique({
    where: { id: packetId },
    select: { verificationCode: true, delivery: { select: { petitionId: true, state: true } } },
  });
  invariant(packet, "a receipt is of a packet");
  const { petitionId, state } = packet.delivery;
  const verification = absoluteUrl("en", `/verify/${packet.verificationCode}`);
  const data = { state, change, received: received.toISOString().slice(0, 10), verification };
  await enqueueWebhook(tx, { type: "delivery.received", petitionId, data }, now);
}
