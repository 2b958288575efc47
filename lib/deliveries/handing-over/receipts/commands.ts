import "server-only";

import type { Transaction } from "../../../db/client";
import { accept, refuse, type Result } from "../../../result";
import { endOfDayIn, timeZoneOfState } from "../../../time-zone";
import { sealPacketText } from "../../sealing";
import { announceReceipt } from "../announcing/commands";
import { handedVersion, isPossibleDay } from "../rules";
import type { CarriedInput } from "../schema";
import { listDownloaded } from "./queries";

export type ReceiptRefusal = "received-already" | "date-impossible" | "not-downloaded";

interface Receiving {
  packetId: number;
  state: string;
  /** When the first files of the packet were built: it may have been handed over before it was renewed. */
  builtAt: Date | null;
  receipt: CarriedInput;
  from: { by: "link"; linkId: number } | { by: "organizer"; organizerId: number };
}

/**
 * Writes the receipt of a packet, once, with the generation that the office has. The caller holds the lock of the packet. Where
 * that is not the newest one, or another is being built, the packet is renewed: from now on it has nobody whom the office lacks.
 */
export async function writeReceipt(
  tx: Transaction,
  { packetId, state, builtAt, receipt, from }: Receiving,
  now: Date,
): Promise<Result<{ generation: number }, ReceiptRefusal>> {
  if ((await tx.packetReceipt.count({ where: { packetId } })) > 0) return refuse("received-already");
  const { name, date, note, version } = receipt;
  if (!isPossibleDay(date, builtAt, now)) return refuse("date-impossible");
  const dayEnds = endOfDayIn(timeZoneOfState(state), date.toISOString().slice(0, 10));
  const generation = handedVersion(await listDownloaded(packetId, tx), { version, dayEnds }, from.by);
  if (generation === null) return refuse("not-downloaded");
  await tx.packetReceipt.create({
    data: {
      packetId,
      generation,
      receivedBySealed: sealPacketText("receivedBy", name, packetId),
      noteSealed: note === null ? null : sealPacketText("note", note, packetId),
      receivedAt: date,
      by: from.by,
      linkId: from.by === "link" ? from.linkId : null,
      organizerId: from.by === "organizer" ? from.organizerId : null,
      createdAt: now,
    },
    select: { id: true },
  });
  await tx.$executeRaw`
    UPDATE packet SET changes = changes + 1, status = CASE status WHEN 'ready' THEN 'stale'::packet_status ELSE status END
    WHERE id = ${packetId} AND (status = 'building' OR (status = 'ready' AND generation <> ${generation}))`;
  await announceReceipt(tx, { packetId, received: date, change: "given" }, now);
  return accept({ generation });
}
