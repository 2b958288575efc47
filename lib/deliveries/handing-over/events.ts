import { absoluteUrl } from "../../absolute-url";
import type { Transaction } from "../../db/client";
import { invariant } from "../../invariant";
import { enqueueWebhook } from "../../webhooks/commands";

/** Writes for the webhooks that an office has its packet. Who took it, and for whom, is no part of it. */
export async function announceReceipt(tx: Transaction, packetId: number, received: Date, now: Date): Promise<void> {
  const packet = await tx.packet.findUnique({
    where: { id: packetId },
    select: { verificationCode: true, delivery: { select: { petitionId: true, state: true } } },
  });
  invariant(packet, "a receipt is of a packet");
  const { petitionId, state } = packet.delivery;
  const verification = absoluteUrl("en", `/verify/${packet.verificationCode}`);
  const data = { state, received: dayOf(received), verification };
  await enqueueWebhook(tx, { type: "delivery.received", petitionId, data }, now);
}

// The days of receipts are stored as noon in the state or as the moment of the button; steps show them by this zone as well.
const dayOf = (at: Date): string => at.toLocaleDateString("en-CA", { timeZone: "America/New_York" });
