import "server-only";

import { recordAudit } from "../../../audit/commands";
import type { AuditAction, AuditDetail } from "../../../audit/schema";
import { db, type Transaction } from "../../../db/client";
import { retryConflicts } from "../../../db/conflicts";
import { empty, sql } from "../../../db/sql";
import { invariant } from "../../../invariant";
import { describeError, logError } from "../../../log";
import { statesOf } from "../../../organizers/rules";
import { addMilliseconds, MINUTE } from "../../../time";
import { statusOfReturn } from "../../sql";
import { STOPPED } from "../rules";
import type { RemovalStatus } from "../schema";
import { openRule } from "../sealing";
import { fittingOf } from "./fitting";
import { type Candidate, candidatesOf, type MatchedRule } from "./sql";

// A step takes a fraction of a second, so whoever signs, withdraws or cancels meanwhile hardly waits.
const SCANNED_AT_ONCE = 5_000;
const CHANGED_AT_ONCE = 500;
// Enough for a restart of the database. What is still there after that does not end by itself.
const TRIES_MAX = 5;
const RETRY_MILLISECONDS = MINUTE;

interface Running extends MatchedRule {
  id: number;
  status: "previewing" | "removing" | "undoing";
  lastId: bigint;
  cursorId: bigint;
  found: number;
  removed: number;
  reinstated: number;
  reason: string | null;
  startedBy: number | null;
  tries: number;
}

/**
 * One step of one removal: looks at some signatures for a preview, removes some, or brings some back. Each step is one
 * transaction, which keeps the removal locked. So a worker that is killed leaves whole steps, another one goes on at once, and two
 * never do the same. Returns whether anything was done, 0 or 1.
 */
export async function stepRemovals(now: Date): Promise<number> {
  const taken: { row: RunningRow | null } = { row: null };
  try {
    return await retryConflicts(() =>
      db.$transaction(async (tx) => {
        taken.row = await lockNext(tx, now);
        if (!taken.row) return 0;
        const { allStates, states, ruleSealed, ...removal } = taken.row;
        // An old rule is blanked. Only a preview looks by it; removing and undoing take what was noted.
        const opened = ruleSealed ? openRule(ruleSealed, removal.id) : { domain: null, network: null, phrase: null };
        invariant(ruleSealed || removal.status !== "previewing", "a removal that looks for signatures has its rule");
        const rule = { ...opened, states: statesOf({ allStates, states }) };
        await steps[removal.status](tx, { ...removal, ...rule }, now);
        return 1;
      }),
    );
  } catch (error) {
    if (taken.row) await putOff(taken.row, error, now);
    throw error;
  }
}

type RunningRow = Omit<Running, "states" | "domain" | "network" | "phrase"> & {
  allStates: boolean;
  states: string[];
  ruleSealed: Uint8Array | null;
};

/** Locks the removal that has waited longest and that no other worker has. */
async function lockNext(tx: Transaction, now: Date): Promise<RunningRow | null> {
  const [row] = await tx.$queryRaw<RunningRow[]>`
    SELECT id, status, petition_id AS "petitionId", all_states AS "allStates", states, source, flag,
      confirmed_from AS "confirmedFrom", confirmed_before AS "confirmedBefore", domain_mark AS "domainMark", subdomains,
      network_mark AS "networkMark", rule_sealed AS "ruleSealed", last_id AS "lastId", cursor_id AS "cursorId", found, removed,
      reinstated, reason, started_by AS "startedBy", tries::int AS tries
    FROM bulk_removal
    WHERE status IN ('previewing', 'removing', 'undoing') AND (retry_at IS NULL OR retry_at <= ${now})
    ORDER BY stepped_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return row ?? null;
}

type Step = (tx: Transaction, removal: Running, now: Date) => Promise<void>;
const steps: Record<Running["status"], Step> = { previewing: preview, removing: remove, undoing: undo };

async function preview(tx: Transaction, removal: Running, now: Date): Promise<void> {
  const { id, cursorId, lastId } = removal;
  const [part] = await tx.$queryRaw<{ until: bigint | null; rows: number }[]>`
    SELECT max(id) AS until, count(*)::int AS rows FROM (
      SELECT id FROM signature WHERE id > ${cursorId} AND id <= ${lastId} ORDER BY id LIMIT ${SCANNED_AT_ONCE}) part`;
  const until = part?.until ?? lastId;
  const candidates = await tx.$queryRaw<Candidate[]>(candidatesOf(removal, { after: cursorId, until }));
  const ids = fittingOf(removal, candidates).map((candidate) => candidate.id);
  await tx.$executeRaw`
    INSERT INTO bulk_removal_signature (removal_id, signature_id) SELECT ${id}::int, unnest(${ids}::bigint[])`;
  const found = removal.found + ids.length;
  const isDone = (part?.rows ?? 0) < SCANNED_AT_ONCE;
  await advance(tx, removal, { cursorId: until, processed: part?.rows ?? 0, found }, now);
  if (isDone) await end(tx, removal, "previewed", { action: "removal-previewed", detail: { found } });
}

/** Removes some that still count or wait for an organizer, within the states of the rule. The others are skipped. */
async function remove(tx: Transaction, removal: Running, now: Date): Promise<void> {
  const { id, states, reason, startedBy } = removal;
  invariant(reason !== null && startedBy !== null, "a removal that runs was started with a reason");
  const ids = await lockSome(tx, removal, "found");
  const changed = await tx.$queryRaw<{ id: bigint }[]>`
    UPDATE signature SET status = 'removed', removed_at = ${now}, removed_by = ${startedBy}, removed_reason = ${reason},
      removal_id = ${id}
    WHERE id = ANY (${ids}::bigint[]) AND status IN ('confirmed', 'held')
      ${states === null ? empty : sql`AND state = ANY (${states}::text[])`}
    RETURNING id`;
  await note(tx, removal, ids, { changed, as: "removed", otherwise: "skipped" });
  const removed = removal.removed + changed.length;
  await advance(tx, removal, { cursorId: ids.at(-1) ?? removal.cursorId, processed: ids.length, removed }, now);
  if (ids.length < CHANGED_AT_ONCE)
    await end(tx, removal, "removed", {
      action: "removal-finished",
      detail: { reason, found: removal.found, removed, skipped: removal.found - removed },
      endedAt: now,
    });
}

/** Brings some back that this removal removed, and that nobody has brought back or removed again since. */
async function undo(tx: Transaction, removal: Running, now: Date): Promise<void> {
  const ids = await lockSome(tx, removal, "removed");
  const changed = await tx.$queryRaw<{ id: bigint }[]>`
    UPDATE signature s SET status = ${statusOfReturn}, removed_at = NULL, removed_by = NULL, removed_reason = NULL, removal_id = NULL
    WHERE id = ANY (${ids}::bigint[]) AND status = 'removed' AND removal_id = ${removal.id}
    RETURNING id`;
  await note(tx, removal, ids, { changed, as: "reinstated", otherwise: "removed" });
  const reinstated = removal.reinstated + changed.length;
  await advance(tx, removal, { cursorId: ids.at(-1) ?? removal.cursorId, processed: ids.length, reinstated }, now);
  if (ids.length < CHANGED_AT_ONCE)
    await end(tx, removal, "undone", {
      action: "removal-undone",
      detail: { removed: removal.removed, reinstated, others: removal.removed - reinstated },
    });
}

/** Locks the next signatures of a removal in the order of their numbers, then their packets, as everybody does who changes several. */
async function lockSome(tx: Transaction, removal: Running, outcome: "found" | "removed"): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT s.id FROM bulk_removal_signature b JOIN signature s ON s.id = b.signature_id
    WHERE b.removal_id = ${removal.id} AND b.signature_id > ${removal.cursorId} AND b.outcome = ${outcome}
    ORDER BY b.signature_id LIMIT ${CHANGED_AT_ONCE} FOR NO KEY UPDATE OF s`;
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`SELECT lock_packets_of_signatures(${ids}::bigint[])`;
  return ids;
}

interface Outcomes {
  changed: { id: bigint }[];
  as: "removed" | "reinstated";
  otherwise: "skipped" | "removed";
}

async function note(tx: Transaction, { id }: Running, ids: bigint[], { changed, as, otherwise }: Outcomes) {
  const done = changed.map((signature) => signature.id);
  await tx.$executeRaw`
    UPDATE bulk_removal_signature SET outcome = CASE WHEN signature_id = ANY (${done}::bigint[]) THEN ${as} ELSE ${otherwise} END
    WHERE removal_id = ${id} AND signature_id = ANY (${ids}::bigint[])`;
}

type Progress = { cursorId: bigint; processed: number } & Partial<Pick<Running, "found" | "removed" | "reinstated">>;

async function advance(tx: Transaction, removal: Running, progress: Progress, now: Date) {
  await tx.bulkRemoval.update({
    where: { id: removal.id },
    data: {
      cursorId: progress.cursorId,
      processed: { increment: progress.processed },
      found: progress.found ?? removal.found,
      removed: progress.removed ?? removal.removed,
      reinstated: progress.reinstated ?? removal.reinstated,
      steppedAt: now,
      tries: 0,
      retryAt: null,
      failure: null,
    },
    select: { id: true },
  });
}

interface Ending {
  action: AuditAction;
  detail: AuditDetail;
  endedAt?: Date;
}

async function end(
  tx: Transaction,
  { id, states }: Running,
  status: RemovalStatus,
  { action, detail, endedAt }: Ending,
) {
  await tx.bulkRemoval.update({ where: { id }, data: { status, ...(endedAt && { endedAt }) }, select: { id: true } });
  await recordAudit({ actor: "worker", action, subject: `removal:${id}`, detail: { ...detail, states } }, tx);
}

/** Lets a step that failed wait. After some tries the removal is stopped, with what failed, and an organizer decides. */
async function putOff(
  { id, status, tries, found, removed, ...row }: RunningRow,
  error: unknown,
  now: Date,
): Promise<void> {
  const isGivenUp = tries + 1 >= TRIES_MAX;
  const states = statesOf(row);
  const stopped = STOPPED[status];
  const write = async (tx: Transaction) => {
    const { count } = await tx.bulkRemoval.updateMany({
      where: { id, status, tries },
      data: {
        ...{ failure: describeError(error).slice(0, 200), tries: tries + 1, steppedAt: now },
        retryAt: addMilliseconds(now, RETRY_MILLISECONDS),
        ...(isGivenUp && stopped !== null && { status: stopped, endedAt: now }),
      },
    });
    if (!isGivenUp || count === 0) return;
    const detail = { found, removed, tries: tries + 1, states };
    await recordAudit({ actor: "worker", action: "removal-given-up", subject: `removal:${id}`, detail }, tx);
  };
  await db.$transaction(write).catch((failure: unknown) => logError("removal-not-put-off", failure, { removal: id }));
}
