import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf, type AuditAction, type AuditDetail } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import { mayRemoveWithin, statesOf } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { findPetition } from "../../petitions/queries";
import { accept, refuse, type Result } from "../../result";
import { markOfDomain, markOfNetwork } from "../marks/hashes";
import { isCancellable, isUndoable, statesOfRule, STOPPED } from "./rules";
import type { RemovalStatus, RuleInput } from "./schema";
import { sealRule } from "./sealing";

// The worker does one step of each in turn, so more would only wait.
const RUNNING_MAX = 10;

export type WriteRefusal = "not-allowed" | "no-such-petition" | "too-many-running";
export type RemovalRefusal = "not-allowed" | "no-such-removal" | "not-now" | "nothing-found";

/**
 * Writes a rule, and lets the worker find the signatures that it fits. Those that are confirmed later are not looked at. The log
 * has the kinds of conditions, and not what was typed.
 */
export async function writeRule(
  organizer: Organizer,
  { petition: slug, state, domain, subdomains, network, phrase, ...rule }: RuleInput,
  now: Date,
): Promise<Result<number, WriteRefusal>> {
  const states = statesOfRule(state, organizer);
  if (!mayRemoveWithin(organizer, states)) return refuse("not-allowed");
  const petition = await findPetition(slug);
  if (!petition) return refuse("no-such-petition");
  return db.$transaction(async (tx) => {
    const running = await tx.bulkRemoval.count({ where: { status: { in: ["previewing", "removing", "undoing"] } } });
    if (running >= RUNNING_MAX) return refuse("too-many-running");
    const newest = await tx.signature.aggregate({ _max: { id: true } });
    const { id } = await tx.bulkRemoval.create({
      data: {
        status: "previewing",
        petitionId: petition.id,
        allStates: states === null,
        states: states ?? [],
        source: rule.source,
        flag: rule.flag,
        confirmedFrom: rule.confirmedFrom,
        confirmedBefore: rule.confirmedBefore,
        domainMark: domain === null ? null : markOfDomain(domain),
        subdomains: domain !== null && subdomains,
        networkMark: network === null ? null : markOfNetwork(network),
        lastId: newest._max.id ?? 0n,
        createdById: organizer.id,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.bulkRemoval.update({
      where: { id },
      data: { ruleSealed: sealRule({ domain, network, phrase }, id) },
      select: { id: true },
    });
    const asked = Object.entries({ domain, network, phrase, ...rule }).filter(([, value]) => value !== null);
    const detail = { petition: slug, states, conditions: asked.map(([name]) => name) };
    await record(tx, organizer, id, "removal-written", detail);
    return accept(id);
  });
}

/** Lets the worker remove what the preview found. */
export async function startRemoval(
  organizer: Organizer,
  id: number,
  reason: string,
  now: Date,
): Promise<Result<undefined, RemovalRefusal>> {
  return change(organizer, id, async (tx, removal) => {
    const { status, found } = removal;
    if (status !== "previewed") return refuse("not-now");
    if (found === 0) return refuse("nothing-found");
    const data = { status: "removing", reason, startedById: organizer.id, startedAt: now, cursorId: 0n, processed: 0 };
    await tx.bulkRemoval.update({ where: { id }, data, select: { id: true } });
    await record(tx, organizer, id, "removal-started", { found, reason, states: statesOf(removal) });
    return accept(undefined);
  });
}

/** Stops a removal. What it has removed stays removed, and can be brought back. */
export async function cancelRemoval(
  organizer: Organizer,
  id: number,
  now: Date,
): Promise<Result<undefined, RemovalRefusal>> {
  return change(organizer, id, async (tx, removal) => {
    const { status, found, removed } = removal;
    const stopped = STOPPED[status];
    if (stopped === null || !isCancellable(status)) return refuse("not-now");
    const data = { status: stopped, endedAt: now, retryAt: null };
    await tx.bulkRemoval.update({ where: { id }, data, select: { id: true } });
    await record(tx, organizer, id, "removal-cancelled", { found, removed, states: statesOf(removal) });
    return accept(undefined);
  });
}

/** Lets the worker bring back what this removal has removed, and nothing else. */
export async function undoRemoval(
  organizer: Organizer,
  id: number,
  now: Date,
): Promise<Result<undefined, RemovalRefusal>> {
  return change(organizer, id, async (tx, removal) => {
    const { status, removed } = removal;
    if (!isUndoable(status) || removed === 0) return refuse("not-now");
    const data = { status: "undoing", undoneById: organizer.id, undoneAt: now, cursorId: 0n, processed: 0 };
    await tx.bulkRemoval.update({
      where: { id },
      data: { ...data, tries: 0, retryAt: null, failure: null },
      select: { id: true },
    });
    await record(tx, organizer, id, "removal-undo-started", { removed, states: statesOf(removal) });
    return accept(undefined);
  });
}

interface Locked {
  status: RemovalStatus;
  allStates: boolean;
  states: string[];
  found: number;
  removed: number;
}

/** Changes a removal while no step of it runs: the worker holds the row for the length of one. */
async function change(
  organizer: Organizer,
  id: number,
  write: (tx: Transaction, removal: Locked) => Promise<Result<undefined, RemovalRefusal>>,
): Promise<Result<undefined, RemovalRefusal>> {
  return db.$transaction(async (tx) => {
    const [removal] = await tx.$queryRaw<Locked[]>`
      SELECT status, all_states AS "allStates", states, found, removed FROM bulk_removal WHERE id = ${id} FOR UPDATE`;
    if (!removal) return refuse("no-such-removal");
    if (!mayRemoveWithin(organizer, statesOf(removal))) return refuse("not-allowed");
    return write(tx, removal);
  });
}

const record = (tx: Transaction, organizer: Organizer, id: number, action: AuditAction, detail: AuditDetail) =>
  recordAudit({ actor: actorOf(organizer), action, subject: `removal:${id}`, detail }, tx);

const PURGED_AT_ONCE_MAX = 10_000;

/**
 * Purges the lists of removals that removed nothing or were undone, in one bounded step. What was brought back stays, because it is
 * part of the history of its signature. Returns how many lines.
 */
export async function purgeRemovalLists(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM bulk_removal_signature b USING (
      SELECT s.removal_id, s.signature_id FROM bulk_removal r JOIN bulk_removal_signature s ON s.removal_id = r.id
      WHERE r.status IN ('discarded', 'undone') AND s.outcome NOT IN ('removed', 'reinstated') LIMIT ${PURGED_AT_ONCE_MAX}) old
    WHERE b.removal_id = old.removal_id AND b.signature_id = old.signature_id`;
}
