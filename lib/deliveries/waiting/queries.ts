import "server-only";

import { db } from "../../db/client";
import { empty, sql } from "../../db/sql";
import { isAtLeast } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { isUnread } from "../sql";

export interface WaitingDeliveries {
  /** Drafts that nobody has started. */
  drafts: number;
  /** Packets that could not be built. */
  failed: number;
  /** Packets that are built, and that no office has said it received. */
  unreceived: number;
  /** Replies of offices on their pages that nobody has marked as read. */
  replies: number;
}

/** What deliveries of a petition wait for, in the states of an organizer. Null for somebody who cannot do it. */
export async function countWaitingDeliveries(by: Organizer, petitionId: number): Promise<WaitingDeliveries | null> {
  if (!isAtLeast(by.role, "organizer")) return null;
  const ofStates = by.states === null ? empty : sql`AND state = ANY (${by.states}::text[])`;
  const [counts] = await db.$queryRaw<WaitingDeliveries[]>`
    WITH own AS (
      SELECT id, status FROM delivery WHERE petition_id = ${petitionId} ${ofStates}
    )
    SELECT (SELECT count(*)::int FROM own WHERE status = 'draft') AS drafts,
      (SELECT count(*)::int FROM packet p JOIN own ON own.id = p.delivery_id WHERE p.status = 'failed') AS failed,
      (SELECT count(*)::int FROM packet p JOIN own ON own.id = p.delivery_id
        WHERE p.status = 'ready' AND NOT EXISTS (SELECT 1 FROM packet_receipt r WHERE r.packet_id = p.id)) AS unreceived,
      (SELECT count(*)::int FROM packet_reply r JOIN packet p ON p.id = r.packet_id JOIN own ON own.id = p.delivery_id
        WHERE ${isUnread(sql`r`)}) AS replies`;
  return counts!;
}
