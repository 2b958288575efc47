import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf, type AuditAction, type AuditDetail } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { clearPetitionMemo } from "../queries";
import type { Goals } from "../schema";
import { changed, type Life, mayRunPetitions, maySetClosing, staysClosed } from "./rules";
import type { ClosingInput, StateGoalInput, StatusChange } from "./schema";
import { type ClockFault, momentOf } from "./clocks";

export type LifeRefusal = "not-allowed" | "no-such-petition" | "not-now" | "closing-past";
export type ClosingRefusal = LifeRefusal | ClockFault;

const actions: Record<StatusChange, AuditAction> = {
  open: "petition-opened",
  pause: "petition-paused",
  reopen: "petition-reopened",
  close: "petition-closed",
  hide: "petition-hidden",
  show: "petition-shown",
  "take-down": "petition-taken-down",
};

/** Opens, pauses, reopens, closes, hides, shows or takes down a petition. A pause moves the closing time by its length. */
export async function changeStatus(
  by: Organizer,
  slug: string,
  change: StatusChange,
  now: Date,
): Promise<Result<undefined, LifeRefusal>> {
  return changePetition(by, slug, async (tx, petition) => {
    const after = changed(petition, change, now);
    if (!after || !staysClosed(petition, after, now)) return refuse("not-now");
    if (change === "open" && after.closesAt && after.closesAt <= now) return refuse("closing-past");
    await write(tx, petition.id, after);
    await record(tx, by, actions[change], slug, {
      from: petition.status,
      to: after.status,
      closesAt: after.closesAt?.toISOString() ?? null,
    });
    return accept(undefined);
  });
}

/** Sets the goal, of which each state has its share that has none of its own. */
export async function setGoal(by: Organizer, slug: string, goal: number): Promise<Result<undefined, LifeRefusal>> {
  return changePetition(by, slug, async (tx, { id, goal: before }) => {
    if (goal === before) return accept(undefined);
    await tx.petition.update({ where: { id }, data: { goal }, select: { id: true } });
    await record(tx, by, "petition-goal-set", slug, { from: before, to: goal });
    return accept(undefined);
  });
}

/** Gives a state a goal of its own, or takes it away, so that the state has its share of the petition's goal again. */
export async function setStateGoal(
  by: Organizer,
  slug: string,
  { state, goal }: StateGoalInput,
): Promise<Result<undefined, LifeRefusal>> {
  return changePetition(by, slug, async (tx, petition) => {
    const { [state]: before = null, ...others } = petition.stateGoals;
    if (goal === before) return accept(undefined);
    const stateGoals = goal === null ? others : { ...others, [state]: goal };
    await tx.petition.update({ where: { id: petition.id }, data: { stateGoals }, select: { id: true } });
    await record(tx, by, "petition-state-goal-set", slug, { state, from: before, to: goal });
    return accept(undefined);
  });
}

/** Sets the time at which the petition closes by itself, or takes it away. */
export async function setClosing(
  by: Organizer,
  slug: string,
  input: ClosingInput,
  now: Date,
): Promise<Result<undefined, ClosingRefusal>> {
  const found = input.date === "" ? { moment: null } : momentOf(input);
  return changePetition<ClosingRefusal>(by, slug, async (tx, petition) => {
    if ("fault" in found) return refuse(found.fault);
    if (!maySetClosing(petition) || petition.expiryBeganAt) return refuse("not-now");
    const { moment } = found;
    if (moment && moment <= now) return refuse("closing-past");
    await write(tx, petition.id, { ...petition, closesAt: moment });
    await record(tx, by, "petition-closing-set", slug, {
      from: petition.closesAt?.toISOString() ?? null,
      to: moment?.toISOString() ?? null,
      zone: input.zone,
    });
    return accept(undefined);
  });
}

type KeptPetition = Life & Goals & { id: number; expiryBeganAt: Date | null };

async function changePetition<Refusal extends string>(
  by: Organizer,
  slug: string,
  work: (tx: Transaction, petition: KeptPetition) => Promise<Result<undefined, Refusal>>,
): Promise<Result<undefined, Refusal | LifeRefusal>> {
  if (!mayRunPetitions(by)) return refuse("not-allowed");
  const result = await db.$transaction(async (tx): Promise<Result<undefined, Refusal | LifeRefusal>> => {
    // Two admins at once: the second one sees what the first has done.
    const [petition] = await tx.$queryRaw<KeptPetition[]>`
      SELECT id, goal, state_goals AS "stateGoals", status, opened_at AS "openedAt", closes_at AS "closesAt", paused_at AS "pausedAt",
        expiry_began_at AS "expiryBeganAt"
      FROM petition WHERE slug = ${slug} FOR UPDATE`;
    return petition ? work(tx, petition) : refuse("no-such-petition");
  });
  clearPetitionMemo();
  return result;
}

async function write(tx: Transaction, id: number, { status, openedAt, closesAt, pausedAt }: Life) {
  await tx.petition.update({ where: { id }, data: { status, openedAt, closesAt, pausedAt }, select: { id: true } });
}

function record(tx: Transaction, by: Organizer, action: AuditAction, slug: string, detail: AuditDetail) {
  return recordAudit({ actor: actorOf(by), action, subject: `petition:${slug}`, detail }, tx);
}
