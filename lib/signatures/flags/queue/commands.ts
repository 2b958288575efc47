import "server-only";

import { recordAudit } from "../../../audit/commands";
import { actorOf, type AuditAction } from "../../../audit/schema";
import { db, type Transaction } from "../../../db/client";
import { retryConflicts } from "../../../db/conflicts";
import { type Sql, sql } from "../../../db/sql";
import { mayReadSigners, mayRemove } from "../../../organizers/rules";
import type { Organizer } from "../../../organizers/schema";
import { accept, refuse, type Result } from "../../../result";
import { statusOfReturn } from "../../sql";
import type { Decision, DecisionInput } from "./schema";
import { isToLookAt } from "./sql";

export type DecisionRefusal = "not-allowed" | "nothing-chosen";

/** Which signatures were changed, and how many were not: their signers withdrew or erased them, or somebody else decided. */
export interface Decided {
  ids: bigint[];
  skipped: number;
}

/**
 * Accepts flagged signatures, so that those that were held count from now on, or removes them. All or nothing: one of a state
 * that the organizer may not see refuses the whole form. Each is in the log.
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
  return change(organizer, ids, { action, reason, set: assignments[decision], where: isToLookAt });
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
    });
  return change(organizer, ids, {
    action: "signature-reinstated",
    reason: null,
    set: sql`status = ${statusOfReturn}, removed_at = NULL, removed_by = NULL, removed_reason = NULL`,
    where: sql`s.status = 'removed' AND s.removal_id IS NULL AND s.removed_by = ${organizer.id} AND s.flags <> '{}'`,
  });
}

interface Change {
  action: AuditAction;
  reason: string | null;
  set: Sql;
  where: Sql;
}

async function change(
  organizer: Organizer,
  ids: bigint[],
  { action, reason, set, where }: Change,
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
      return accept({ ids: changed.map(({ id }) => id), skipped: ids.length - changed.length });
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
