import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { empty, sql } from "../../db/sql";
import { mayReadSigners, mayReviewComments } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { openOrNull } from "../../readable";
import { QUEUE_COUNTED_MAX } from "../schema";
import { openComment } from "../sealing";
import { withinStates } from "../sql";
import { COMMENTS_READ_AT_ONCE, type CommentReview } from "./schema";
import { commentVersion } from "./sql";

/** How many comments wait for an organizer in all the states that this one may read, counted up to `QUEUE_COUNTED_MAX`. */
export async function countAllWaitingComments(organizer: Organizer, petitionId: number): Promise<number> {
  if (!mayReadSigners(organizer)) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM signature s WHERE s.petition_id = ${petitionId} AND s.status = 'confirmed'
        AND s.comment_review = 'waiting' AND s.comment_sealed IS NOT NULL ${withinStates(organizer)}
      LIMIT ${QUEUE_COUNTED_MAX}) queue`;
  return row?.count ?? 0;
}

/** How many comments of each state wait for an organizer, within the states that this one may read. */
export async function countWaitingComments(
  organizer: Organizer,
  petitionId: number,
): Promise<{ state: string; count: number }[]> {
  if (!mayReadSigners(organizer)) return [];
  const within = organizer.states === null ? empty : sql`AND state = ANY (${organizer.states}::text[])`;
  return db.$queryRaw<{ state: string; count: number }[]>`
    SELECT state, count(*)::int AS count FROM signature
    WHERE petition_id = ${petitionId} AND status = 'confirmed' AND comment_review = 'waiting'
      AND comment_sealed IS NOT NULL ${within}
    GROUP BY state ORDER BY state`;
}

export interface CommentFilter {
  petition: { id: number; slug: string };
  state: string;
  review: CommentReview;
  /** The last signature of the page before: only those after it are listed. */
  after: bigint | null;
}

export interface ReadComment {
  id: bigint;
  /** Names this text, so that a decision is about what was read. */
  version: string;
  /** Null where it cannot be opened. */
  comment: string | null;
  zip: string;
  confirmedAt: Date;
  leftOutReason: string | null;
}

type SealedComment = Omit<ReadComment, "comment"> & { emailHash: Uint8Array; commentSealed: Uint8Array };

// As text, because the list of waiting comments has a partial index.
const ofReview = {
  waiting: sql`s.comment_review = 'waiting'`,
  included: sql`s.comment_review = 'included'`,
  left_out: sql`s.comment_review = 'left_out'`,
};

/**
 * Opens one page of a state's comments, oldest first, without the names of the signers. Null for an organizer who may not read
 * them. The reading is logged before anything is opened.
 */
export async function readComments(organizer: Organizer, filter: CommentFilter): Promise<ReadComment[] | null> {
  const { petition, state, review, after } = filter;
  if (!mayReviewComments(organizer, state)) return null;
  const later = after === null ? empty : sql`AND s.id > ${after}`;
  const rows = await db.$queryRaw<SealedComment[]>`
    SELECT s.id, ${commentVersion} AS version, s.zip, s.confirmed_at AS "confirmedAt",
      s.comment_left_out_reason AS "leftOutReason", s.email_hash AS "emailHash", s.comment_sealed AS "commentSealed"
    FROM signature s
    WHERE s.petition_id = ${petition.id} AND s.state = ${state} AND s.status = 'confirmed' AND ${ofReview[review]}
      AND s.comment_sealed IS NOT NULL ${later}
    ORDER BY s.id LIMIT ${COMMENTS_READ_AT_ONCE}`;
  const [oldest, newest] = [rows[0], rows.at(-1)];
  if (!oldest || !newest) return [];
  await recordAudit({
    actor: actorOf(organizer),
    action: "comments-read",
    subject: `petition:${petition.slug}`,
    detail: { state, review, rows: rows.length, oldest: String(oldest.id), newest: String(newest.id) },
  });
  return rows.map(({ emailHash, commentSealed, ...row }) => ({
    ...row,
    comment: openOrNull(() => openComment(commentSealed, petition.id, emailHash)),
  }));
}
