import "server-only";

import type { Organizer } from "../../../organizers/schema";
import { accept, refuse, type Result } from "../../../result";
import { sealPacketText } from "../../sealing";
import { logPacket, onPacket, type Refused } from "../commands";
import { isPossibleDay, wasBuilt } from "../rules";
import { type AnswerInput, REPLIES_PER_PACKET_MAX } from "../schema";

export type AnswerRefusal = Refused | "not-built" | "date-impossible" | "too-many-replies";
export type ReadReplyRefusal = Refused | "no-such-reply";

/** Writes down what an office answered by another way than its page: by letter, by phone, by email or in person, and on which day. */
export async function recordAnswer(
  by: Organizer,
  packetId: number,
  { way, date, reply }: AnswerInput,
  now: Date,
): Promise<Result<undefined, AnswerRefusal>> {
  return onPacket<undefined, AnswerRefusal>(by, packetId, async (tx, packet) => {
    if (!wasBuilt(packet)) return refuse("not-built");
    if (!isPossibleDay(date, packet.builtAt, now)) return refuse("date-impossible");
    if ((await tx.packetReply.count({ where: { packetId } })) >= REPLIES_PER_PACKET_MAX)
      return refuse("too-many-replies");
    const textSealed = sealPacketText("reply", reply, packetId);
    await tx.packetReply.create({
      data: { packetId, textSealed, organizerId: by.id, way, dated: date, at: now },
      select: { id: true },
    });
    await logPacket(tx, by, "packet-replied", packet, { way });
    return accept(undefined);
  });
}

/** Marks a reply of an office as read, so that it waits for nobody any more. Doing it twice is harmless. */
export async function markReplyRead(
  by: Organizer,
  { packetId, replyId }: { packetId: number; replyId: number },
  now: Date,
): Promise<Result<undefined, ReadReplyRefusal>> {
  return onPacket<undefined, ReadReplyRefusal>(by, packetId, async (tx, packet) => {
    const where = { id: replyId, packetId, linkId: { not: null } };
    if ((await tx.packetReply.count({ where })) === 0) return refuse("no-such-reply");
    const { count } = await tx.packetReply.updateMany({ where: { ...where, readAt: null }, data: { readAt: now } });
    if (count) await logPacket(tx, by, "packet-reply-read", packet, { reply: replyId });
    return accept(undefined);
  });
}
