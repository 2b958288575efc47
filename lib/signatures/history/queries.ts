import "server-only";

import { recordAudit } from "../../audit/commands";
import { listChangesOf } from "../../audit/queries";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { mayReadSigners, mayReadState } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import type { Flag } from "../flags/schema";
import { openOfList } from "../../readable";
import { openComment, openName } from "../sealing";

const EMAILS_LISTED_MAX = 50;
const ENTRIES_LISTED_MAX = 50;

/**
 * What is known of one signature: what its signer confirmed, what became of it, its emails, and what organizers did. Null where
 * there is none that this organizer may read. Forms that nobody confirmed may be another person's, so neither they nor their
 * emails are part of it. The reading is logged before anything is opened.
 */
export async function readHistory(organizer: Organizer, id: bigint) {
  if (!mayReadSigners(organizer)) return null;
  const signature = await db.signature.findUnique({ where: { id }, select: fields });
  if (!signature) return null;
  const { state, nameSealed, commentSealed, petitionId, emailHash, petitionVersion, ...rest } = signature;
  if (state === null ? organizer.states !== null : !mayReadState(organizer, state)) return null;
  const [emails, undone, entries] = await Promise.all([
    listEmails(id),
    listUndoneRemovals(id),
    listChangesOf(`signature:${id}`, ENTRIES_LISTED_MAX),
  ]);
  await recordAudit({
    actor: actorOf(organizer),
    action: "signature-read",
    subject: `signature:${id}`,
    detail: { state },
  });
  return {
    ...rest,
    flags: rest.flags as Flag[],
    state,
    petition: petitionVersion?.petition.slug ?? null,
    name: nameSealed && openOfList(() => openName(nameSealed, petitionId, emailHash)),
    comment: commentSealed && openOfList(() => openComment(commentSealed, petitionId, emailHash)),
    emails,
    undone,
    entries,
  };
}

const fields = {
  id: true,
  status: true,
  version: true,
  petitionId: true,
  emailHash: true,
  nameSealed: true,
  commentSealed: true,
  commentReview: true,
  zip: true,
  state: true,
  upperDistrict: true,
  lowerDistrict: true,
  display: true,
  nameReview: true,
  nameReviewedAt: true,
  nameReviewedById: true,
  nameLeftOutReason: true,
  wantsUpdates: true,
  locale: true,
  source: true,
  createdAt: true,
  confirmedAt: true,
  correctedAt: true,
  withdrawnAt: true,
  removedAt: true,
  removedById: true,
  removedReason: true,
  removalId: true,
  flags: true,
  heldAt: true,
  acceptedAt: true,
  acceptedById: true,
  petitionVersion: { select: { petition: { select: { slug: true } } } },
} as const;

/** The emails of the signature itself and of forms that were confirmed. */
async function listEmails(id: bigint): Promise<ListedEmail[]> {
  // Two parts, because no index serves both conditions at once.
  return db.$queryRaw<ListedEmail[]>`
    SELECT id, kind, status::text AS status, created_at AS "createdAt", sent_at AS "sentAt", error FROM (
      SELECT e.* FROM outbox_email e WHERE e.signature_id = ${id} AND e.signature_draft_id IS NULL
      UNION ALL
      SELECT e.* FROM signature_draft d JOIN outbox_email e ON e.signature_draft_id = d.id
      WHERE d.signature_id = ${id} AND d.confirmed_at IS NOT NULL) e
    ORDER BY id DESC LIMIT ${EMAILS_LISTED_MAX}`;
}

export interface UndoneRemoval {
  id: number;
  startedAt: Date;
  reason: string;
  /** When the whole removal was undone. Null where only this signature was brought back, which the log has. */
  undoneAt: Date | null;
}

const REMOVALS_LISTED_MAX = 50;

/** The bulk removals that removed the signature and do not keep it removed any more, newest first. */
async function listUndoneRemovals(id: bigint): Promise<UndoneRemoval[]> {
  return db.$queryRaw<UndoneRemoval[]>`
    SELECT r.id, r.started_at AS "startedAt", r.reason, CASE WHEN b.outcome = 'reinstated' THEN r.undone_at END AS "undoneAt"
    FROM bulk_removal_signature b JOIN bulk_removal r ON r.id = b.removal_id JOIN signature s ON s.id = b.signature_id
    WHERE b.signature_id = ${id} AND b.outcome IN ('removed', 'reinstated') AND s.removal_id IS DISTINCT FROM r.id
    ORDER BY r.id DESC LIMIT ${REMOVALS_LISTED_MAX}`;
}

interface ListedEmail {
  id: bigint;
  kind: string;
  status: string;
  createdAt: Date;
  sentAt: Date | null;
  error: string | null;
}
