import "server-only";

import { recordAudit } from "../../../audit/commands";
import { actorOf } from "../../../audit/schema";
import { db } from "../../../db/client";
import { empty, sql } from "../../../db/sql";
import { mayReadSigners } from "../../../organizers/rules";
import type { Organizer } from "../../../organizers/schema";
import { openOfList } from "../../../readable";
import { QUEUE_COUNTED_MAX } from "../../schema";
import { openComment, openName } from "../../sealing";
import { mayList } from "../../search/queries";
import { withinStates } from "../../sql";
import { FLAGGED_READ_AT_ONCE, type FlaggedSignature } from "./schema";
import { isToLookAt } from "./sql";

/** How many flagged signatures nobody has looked at, within the states of an organizer, and how many of them do not count yet. */
export async function countFlagged(
  organizer: Organizer,
  petitionId: number,
): Promise<{ waiting: number; held: number }> {
  if (!mayReadSigners(organizer)) return { waiting: 0, held: 0 };
  const [row] = await db.$queryRaw<{ waiting: number; held: number }[]>`
    SELECT count(*)::int AS waiting, count(*) FILTER (WHERE status = 'held')::int AS held FROM (
      SELECT s.status FROM signature s WHERE s.petition_id = ${petitionId} AND ${isToLookAt} ${withinStates(organizer)}
      LIMIT ${QUEUE_COUNTED_MAX}) queue`;
  return row ?? { waiting: 0, held: 0 };
}

export interface FlaggedFilter {
  petition: { id: number; slug: string };
  state: string | null;
  /** The last signature of the page before: only those after it are listed. */
  after: bigint | null;
}

type SealedRow = Omit<FlaggedSignature, "name" | "comment"> & {
  emailHash: Uint8Array;
  nameSealed: Uint8Array;
  commentSealed: Uint8Array | null;
};

/**
 * Opens one page of the flagged signatures that nobody has looked at, oldest first. Null for an organizer who may not read
 * them. The reading is logged before anything is opened.
 */
export async function readFlagged(
  organizer: Organizer,
  { petition, state, after }: FlaggedFilter,
): Promise<FlaggedSignature[] | null> {
  if (!mayList(organizer, { state })) return null;
  const rows = await db.$queryRaw<SealedRow[]>`
    SELECT s.id, s.status = 'held' AS "isHeld", s.flags, s.zip, s.state, s.confirmed_at AS "confirmedAt",
      s.email_hash AS "emailHash", s.name_sealed AS "nameSealed", s.comment_sealed AS "commentSealed"
    FROM signature s WHERE s.petition_id = ${petition.id} AND ${isToLookAt} ${withinStates(organizer)}
      ${state === null ? empty : sql`AND s.state = ${state}`} ${after === null ? empty : sql`AND s.id > ${after}`}
    ORDER BY s.id LIMIT ${FLAGGED_READ_AT_ONCE}`;
  const [oldest, newest] = [rows[0], rows.at(-1)];
  if (!oldest || !newest) return [];
  await recordAudit({
    actor: actorOf(organizer),
    action: "flagged-read",
    subject: `petition:${petition.slug}`,
    detail: { state, rows: rows.length, oldest: String(oldest.id), newest: String(newest.id) },
  });
  return rows.map(({ emailHash, nameSealed, commentSealed, ...row }) => ({
    ...row,
    name: openOfList(() => openName(nameSealed, petition.id, emailHash)),
    comment: commentSealed && openOfList(() => openComment(commentSealed, petition.id, emailHash)),
  }));
}
