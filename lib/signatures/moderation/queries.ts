import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { empty, type Sql, sql } from "../../db/sql";
import { mayReadSigners, mayReadState, mayReviewComments } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { openComment, openName } from "../sealing";
import { COMMENTS_READ_AT_ONCE, type CommentReview } from "./schema";
import { commentVersion } from "./sql";

export const SIGNATURES_READ_AT_ONCE = 50;

export interface ReadFilter {
  petition: { id: number; slug: string };
  state: string;
  status: "confirmed" | "removed";
  /** The last signature of the page before: only those below it are listed. */
  before: bigint | null;
}

export interface ReadSignature {
  id: bigint;
  name: string;
  zip: string;
  comment: string | null;
  confirmedAt: Date;
  removedReason: string | null;
}

type SealedRow = Omit<ReadSignature, "name" | "comment"> & {
  emailHash: Uint8Array;
  nameSealed: Uint8Array;
  commentSealed: Uint8Array | null;
};

// As text, because each list has a partial index, which PostgreSQL does not use with a parameter.
const ofStatus = {
  confirmed: sql`status = 'confirmed'`,
  removed: sql`status = 'removed'`,
};

/** The newest signatures of a filter, sealed. */
function signaturesRead({ petition, state, status, before }: ReadFilter): Sql {
  const older = before === null ? empty : sql`AND id < ${before}`;
  return sql`
    SELECT id, zip, email_hash AS "emailHash", name_sealed AS "nameSealed", comment_sealed AS "commentSealed",
      confirmed_at AS "confirmedAt", removed_reason AS "removedReason"
    FROM signature WHERE petition_id = ${petition.id} AND state = ${state} AND ${ofStatus[status]} ${older}
    ORDER BY id DESC LIMIT ${SIGNATURES_READ_AT_ONCE}`;
}

/**
 * Opens one page of a state's signatures, newest first. Null for an organizer who may not read them. The reading is logged
 * before anything is opened.
 */
export async function readSignatures(organizer: Organizer, filter: ReadFilter): Promise<ReadSignature[] | null> {
  const { petition, state, status } = filter;
  if (!mayReadSigners(organizer) || !mayReadState(organizer, state)) return null;
  const rows = await db.$queryRaw<SealedRow[]>(signaturesRead(filter));
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (!newest || !oldest) return [];
  await recordAudit({
    actor: actorOf(organizer),
    action: "signatures-read",
    subject: `petition:${petition.slug}`,
    detail: { state, status, rows: rows.length, newest: String(newest.id), oldest: String(oldest.id) },
  });
  return rows.map(({ emailHash, nameSealed, commentSealed, ...row }) => ({
    ...row,
    name: openName(nameSealed, petition.id, emailHash),
    comment: commentSealed && openComment(commentSealed, petition.id, emailHash),
  }));
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
  comment: string;
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
    comment: openComment(commentSealed, petition.id, emailHash),
  }));
}
