import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { mayRemove, mayReviewComments } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { openOrNull } from "../../readable";
import { openComment } from "../sealing";
import { statusOfReturn } from "../sql";
import type { CommentDecision } from "./schema";
import { commentVersion } from "./sql";

export type ModerationRefusal = "not-allowed" | "no-such-signature" | "not-confirmed" | "not-removed";

/**
 * Takes a fraudulent signature out of the count. It is kept, so that the reason can be checked and the removal undone. The log
 * records who did it and why.
 */
export async function remove(
  organizer: Organizer,
  id: bigint,
  reason: string,
  now: Date,
): Promise<Result<undefined, ModerationRefusal>> {
  return change(organizer, id, { action: "signature-removed", otherwise: "not-confirmed", detail: { reason } }, (tx) =>
    tx.signature.updateMany({
      where: { id, status: { in: ["confirmed", "held"] } },
      data: { status: "removed", removedAt: now, removedById: organizer.id, removedReason: reason },
    }),
  );
}

/** Brings a removed signature back: it counts again or, if it was held and nobody has accepted it, waits again. */
export async function reinstate(organizer: Organizer, id: bigint): Promise<Result<undefined, ModerationRefusal>> {
  return change(
    organizer,
    id,
    { action: "signature-reinstated", otherwise: "not-removed", detail: {} },
    async (tx) => ({
      count: await tx.$executeRaw`
      UPDATE signature s SET status = ${statusOfReturn}, removed_at = NULL, removed_by = NULL, removed_reason = NULL, removal_id = NULL
      WHERE id = ${id} AND status = 'removed'`,
    }),
  );
}

interface Change {
  action: "signature-removed" | "signature-reinstated";
  /** The refusal where the signature does not have the status that the change requires. */
  otherwise: ModerationRefusal;
  detail: { reason?: string };
}

async function change(
  organizer: Organizer,
  id: bigint,
  { action, otherwise, detail }: Change,
  write: (tx: Transaction) => Promise<{ count: number }>,
): Promise<Result<undefined, ModerationRefusal>> {
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      // The row stays locked, so that its state cannot change between the check and the write.
      const [signature] = await tx.$queryRaw<{ state: string | null }[]>`
      SELECT state FROM signature WHERE id = ${id} FOR UPDATE`;
      if (!signature) return refuse("no-such-signature");
      // A pending one has no state, and nothing that could be removed.
      if (signature.state === null) return refuse(organizer.states === null ? otherwise : "not-allowed");
      if (!mayRemove(organizer, signature.state)) return refuse("not-allowed");
      const { count } = await write(tx);
      if (count === 0) return refuse(otherwise);
      await recordAudit(
        {
          actor: actorOf(organizer),
          action,
          subject: `signature:${id}`,
          detail: { state: signature.state, ...detail },
        },
        tx,
      );
      return accept(undefined);
    }),
  );
}

export type ReviewRefusal = "not-allowed" | "nothing-decided" | "unreadable";

/**
 * Records which comments of one state go to lawmakers and which do not. A comment that its signer changed, erased or withdrew
 * since it was read is skipped, because nobody has read what stands there now. Nobody
 * has read one that cannot be opened either: with one of these to include, nothing is recorded. Returns how many were decided and skipped.
 */
export async function reviewComments(
  organizer: Organizer,
  { state, decisions }: { state: string; decisions: CommentDecision[] },
  now: Date,
): Promise<Result<{ decided: number; skipped: number }, ReviewRefusal>> {
  if (!mayReviewComments(organizer, state)) return refuse("not-allowed");
  if (decisions.length === 0) return refuse("nothing-decided");
  const rows = JSON.stringify(decisions.map((each) => ({ ...each, id: String(each.id) })));
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      // In the order of their ids, then all packets that have them: one by one they would end in a deadlock with a signer who leaves.
      const ids = decisions.map(({ id }) => id);
      const locked = await tx.$queryRaw<LockedComment[]>`
        SELECT id, petition_id AS "petitionId", email_hash AS "emailHash", comment_sealed AS "commentSealed"
        FROM signature WHERE id = ANY (${ids}::bigint[]) ORDER BY id FOR NO KEY UPDATE`;
      const included = new Set(decisions.filter(({ review }) => review === "included").map(({ id }) => id));
      if (!locked.every((comment) => !included.has(comment.id) || isReadable(comment))) return refuse("unreadable");
      await tx.$executeRaw`SELECT lock_packets_of_signatures(${ids}::bigint[])`;
      const decided = await tx.$queryRaw<{ id: bigint; review: "included" | "left_out"; reason: string | null }[]>`
      UPDATE signature s SET comment_review = d.review, comment_left_out_reason = d.reason,
        reviewed_by = ${organizer.id}, reviewed_at = ${now}
      FROM jsonb_to_recordset(${rows}::jsonb) AS d (id bigint, version text, review comment_review, reason text)
      WHERE s.id = d.id AND s.state = ${state} AND s.status = 'confirmed' AND s.comment_sealed IS NOT NULL
        AND ${commentVersion} = d.version
      RETURNING s.id, s.comment_review AS review, s.comment_left_out_reason AS reason`;
      if (decided.length > 0)
        await recordAudit(
          {
            actor: actorOf(organizer),
            action: "comments-reviewed",
            subject: `state:${state}`,
            detail: {
              included: decided.filter(({ review }) => review === "included").map(({ id }) => String(id)),
              leftOut: decided
                .filter(({ review }) => review === "left_out")
                .map(({ id, reason }) => ({ id: String(id), reason })),
            },
          },
          tx,
        );
      return accept({ decided: decided.length, skipped: decisions.length - decided.length });
    }),
  );
}

interface LockedComment {
  id: bigint;
  petitionId: number;
  emailHash: Uint8Array;
  commentSealed: Uint8Array | null;
}

const isReadable = ({ commentSealed, petitionId, emailHash }: LockedComment) =>
  commentSealed === null || openOrNull(() => openComment(commentSealed, petitionId, emailHash)) !== null;
