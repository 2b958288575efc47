import "server-only";

import { db } from "../../../db/client";
import { empty, sql } from "../../../db/sql";
import { isAtLeast } from "../../../organizers/rules";
import type { Organizer } from "../../../organizers/schema";
import { publicRecipient } from "../../schema";
import { isUnread } from "../../sql";
import type { UnreadReply } from "../schema";

// More than offices reply in a day. Those that are read make place for others.
const LISTED_MAX = 50;

/** The replies to packets of a petition that nobody has marked as read, the oldest first, in the states of an organizer. */
export async function listUnreadReplies(by: Organizer, petitionId: number): Promise<UnreadReply[]> {
  if (!isAtLeast(by.role, "organizer")) return [];
  const ofStates = by.states === null ? empty : sql`AND d.state = ANY (${by.states}::text[])`;
  const rows = await db.$queryRaw<(Omit<UnreadReply, "recipient"> & { recipient: unknown })[]>`
    SELECT r.id, p.id AS "packetId", d.state, p.recipient, r.at
    FROM packet_reply r JOIN packet p ON p.id = r.packet_id JOIN delivery d ON d.id = p.delivery_id
    WHERE d.petition_id = ${petitionId} ${ofStates} AND ${isUnread(sql`r`)} ORDER BY r.id LIMIT ${LISTED_MAX}`;
  return rows.map(({ recipient, ...row }) => ({ ...row, recipient: publicRecipient(recipient) }));
}
