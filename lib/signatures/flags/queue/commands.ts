import "server-only";

import { recordAudit } from "../../../audit/commands";
import { actorOf, type AuditAction } from "../../../audit/schema";
import { db, type Transaction } from "../../../db/client";
import { retryConflicts } from "../../../db/conflicts";
import { type Sql, sql } from "../../../db/sql";
import { dropWaitingEmails, insertEmails, selectEmail } from "../../../mail/sql";
import { mayReadSigners, mayRemove } from "../../../organizers/rules";
import type { Organizer } from "../../../organizers/schema";
import { titleIn } from "../../../petitions/sql";
import { accept, refuse, type Result } from "../../../result";
import { addMilliseconds, MINUTE } from "../../../time";
import { statusOfReturn } from "../../sql";
import type { Decision, DecisionInput } from "./schema";
import { isToLookAt } from "./sql";

// An undo within this time keeps the email back.
const TOLD_AFTER_MILLISECONDS = 10 * MINUTE;

export type DecisionRefusal = "not-allowed" | "nothing-chosen";

/** Which signatures were changed, and how many were not: their signers withdrew or erased them, or somebody else decided. */
export interface Decided {
  ids: bigint[];
  skipped: number;
}

/**
 * Accepts flagged signatures, so that those that were held count from now on, or removes them. All or nothing: one of a state
 * that the organizer may not see refuses the whole form. Each is in the log. Whoever was told that they wait is told once that
 * they count.
 */
export async function decideFlagged(
  organizer: Organizer,
  { ids, decision, reason }: DecisionInput,
  now: Date,
): Promise<Result<Decided, DecisionRefusal>> {
  const assignments: Record<Decision, Sql> = {
    accept: sql`status = 'confirmed', accepted_at = ${now}, accepted_by = ${organizer.id}`,
    remove: sql`status = 'removed', removed_at = ${now}, removed_by = ${organizer.id}, removed_reason = ${reason}`,
  };
  const action = decision === "accept" ? "signature-accepted" : "signature-removed";
  const after =
    decision === "accept" ? (tx: Transaction, accepted: bigint[]) => tellThatTheyCount(tx, accepted, now) : null;
  return change(organizer, ids, { action, reason, set: assignments[decision], where: isToLookAt, after });
}

/** Undoes what this organizer decided: what was held waits again, and what was removed is as before. */
export async function undoDecision(
  organizer: Organizer,
  ids: bigint[],
  decision: Decision,
): Promise<Result<Decided, DecisionRefusal>> {
  if (decision === "accept")
    return change(organizer, ids, {
      action: "signature-acceptance-undone",
      reason: null,
      set: sql`status = CASE WHEN s.held_at IS NULL THEN s.status ELSE 'held' END, accepted_at = NULL, accepted_by = NULL`,
      where: sql`s.status = 'confirmed' AND s.accepted_by = ${organizer.id}`,
      after: (tx, undone) =>
        tx.$executeRaw(dropWaitingEmails(sql`e.signature_id = ANY (${undone}::bigint[]) AND ${saysThatItCounts}`)),
    });
  return change(organizer, ids, {
    action: "signature-reinstated",
    reason: null,
    set: sql`status = ${statusOfReturn}, removed_at = NULL, removed_by = NULL, removed_reason = NULL`,
    where: sql`s.status = 'removed' AND s.removal_id IS NULL AND s.removed_by = ${organizer.id} AND s.flags <> '{}'`,
    after: null,
  });
}

interface Change {
  action: AuditAction;
  reason: string | null;
  set: Sql;
  where: Sql;
  /** What follows for those that were changed. */
  after: ((tx: Transaction, ids: bigint[]) => Promise<unknown>) | null;
}

/** Whether the email `e` says to a signer that the signature counts. */
const saysThatItCounts = sql`(e.kind = 'signature-confirmed' AND e.props ->> 'status' = 'confirmed')`;

/** The email that follows confirming, now without the waiting: to those who were held, and once. */
async function tellThatTheyCount(tx: Transaction, ids: bigint[], now: Date): Promise<void> {
  const email = selectEmail({
    kind: "signature-confirmed",
    locale: sql`s.locale`,
    emailHash: sql`s.email_hash`,
    recipientSealed: sql`s.email_sealed`,
    nameSealed: sql`s.name_sealed`,
    signatureId: sql`s.id`,
    props: sql`jsonb_build_object('title', ${titleIn(sql`v`, sql`s.locale`)}, 'slug', p.slug, 'petitionId', p.id, 'status', 'confirmed')`,
    notBefore: addMilliseconds(now, TOLD_AFTER_MILLISECONDS),
    now,
  });
  await tx.$executeRaw(
    insertEmails(sql`${email} FROM signature s JOIN petition p ON p.id = s.petition_id
      JOIN petition_version v ON v.petition_id = p.id AND v.number = s.version
      WHERE s.id = ANY (${ids}::bigint[]) AND s.held_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM outbox_email e WHERE e.signature_id = s.id AND ${saysThatItCounts})`),
  );
}

async function change(
  organizer: Organizer,
  ids: bigint[],
  { action, reason, set, where, after }: Change,
): Promise<Result<Decided, DecisionRefusal>> {
  if (!mayReadSigners(organizer)) return refuse("not-allowed");
  if (ids.length === 0) return refuse("nothing-chosen");
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      const states = await lock(tx, ids);
      if (!states.every((state) => state !== null && mayRemove(organizer, state))) return refuse("not-allowed");
      const changed = await tx.$queryRaw<{ id: bigint; state: string }[]>`
        UPDATE signature s SET ${set} WHERE s.id = ANY (${ids}::bigint[]) AND ${where} RETURNING s.id, s.state`;
      for (const { id, state } of changed) {
        const detail = { state, ...(reason !== null && { reason }) };
        await recordAudit({ actor: actorOf(organizer), action, subject: `signature:${id}`, detail }, tx);
      }
      const changedIds = changed.map(({ id }) => id);
      if (changed.length > 0) await after?.(tx, changedIds);
      return accept({ ids: changedIds, skipped: ids.length - changed.length });
    }),
  );
}

/** Locks signatures in the order of their numbers, then their packets, as everybody does who changes several. Returns their states. */
async function lock(tx: Transaction, ids: bigint[]): Promise<(string | null)[]> {
  const rows = await tx.$queryRaw<{ state: string | null }[]>`
    SELECT state FROM signature WHERE id = ANY (${ids}::bigint[]) ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`SELECT lock_packets_of_signatures(${ids}::bigint[])`;
  return rows.map(({ state }) => state);
}
