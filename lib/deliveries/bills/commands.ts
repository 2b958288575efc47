import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf, type AuditAction, type AuditDetail } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { announceStep } from "./announcing/commands";
import { billFields } from "./queries";
import { isFuture, mayRecordBills } from "./rules";
import type { BillCorrection, BillInput, StepInput } from "./schema";

export type BillRefusal =
  | "not-allowed"
  | "no-such-petition"
  | "no-such-bill"
  | "no-such-step"
  | "no-such-lawmaker"
  | "bill-exists"
  | "step-exists"
  | "in-future";

/** Adds a bill of a state. Its number is unique within its session. Returns its id. */
export async function addBill(
  by: Organizer,
  input: BillInput,
  now: Date,
): Promise<Result<{ id: number }, BillRefusal>> {
  if (!mayRecordBills(by, input.state)) return refuse("not-allowed");
  return oneAtATime(async (tx) => {
    const { petition: slug, state, number, title, session, chamber, lawmakerId, url } = input;
    const petition = await tx.petition.findUnique({ where: { slug }, select: { id: true } });
    if (!petition) return refuse("no-such-petition");
    const petitionId = petition.id;
    if (await isNumberTaken(tx, { petitionId, state, session, number })) return refuse("bill-exists");
    const sponsor = await sponsorOf(tx, state, input);
    if (sponsor === undefined) return refuse("no-such-lawmaker");
    const { id } = await tx.bill.create({
      data: {
        petitionId,
        state,
        number,
        title,
        session,
        chamber,
        sponsor,
        lawmakerId,
        url,
        createdBy: by.id,
        createdAt: now,
      },
      select: { id: true },
    });
    await recordBill(tx, by, "bill-added", {
      id,
      state: input.state,
      detail: { petition: slug, number: input.number },
    });
    return accept({ id });
  });
}

/** Corrects what is said of a bill. The log keeps what was said before. */
export async function correctBill(
  by: Organizer,
  id: number,
  input: BillCorrection,
  now: Date,
): Promise<Result<undefined, BillRefusal>> {
  return changeBill(by, id, async (tx, bill) => {
    if (await isNumberTaken(tx, { ...bill, ...input, except: id })) return refuse("bill-exists");
    const { number, title, session, chamber, lawmakerId, url } = input;
    const sponsor = await sponsorOf(tx, bill.state, input);
    if (sponsor === undefined) return refuse("no-such-lawmaker");
    await tx.bill.update({
      where: { id },
      data: { number, title, session, chamber, sponsor, lawmakerId, url, correctedAt: now },
      select: { id: true },
    });
    const { id: _id, petitionId: _petition, state: _state, ...from } = bill;
    const detail = { from, to: input };
    await recordBill(tx, by, "bill-corrected", { id, state: bill.state, detail });
    return accept(undefined);
  });
}

/** Takes a bill back that was entered by mistake, with all its steps. Nothing of it is shown any more, and the row is kept. */
export async function takeBackBill(
  by: Organizer,
  id: number,
  reason: string,
  now: Date,
): Promise<Result<undefined, BillRefusal>> {
  return changeBill(by, id, async (tx, bill) => {
    const { state, number } = bill;
    await tx.bill.update({
      where: { id },
      data: { takenBackAt: now, takenBackBy: by.id, takenBackReason: reason },
      select: { id: true },
    });
    const steps = await tx.billStep.findMany({
      where: { billId: id, takenBackAt: null },
      select: { id: true, ...stepFields },
      take: STEPS_TAKEN_BACK_MAX,
    });
    for (const step of steps) await announceStep(tx, bill, { step, change: "taken-back" }, now);
    await recordBill(tx, by, "bill-taken-back", { id, state, detail: { number, reason } });
    return accept(undefined);
  });
}

/** Adds a step to a bill. Returns its id. */
export async function addStep(
  by: Organizer,
  billId: number,
  input: StepInput,
  now: Date,
): Promise<Result<{ id: number }, BillRefusal>> {
  return changeBill(by, billId, async (tx, bill) => {
    if (isFuture(input.dated, now)) return refuse("in-future");
    if (await isStepThere(tx, billId, input)) return refuse("step-exists");
    const { kind, chamber, dated, noteEn, noteEs, sourceUrl, sourceTitle } = input;
    const { id } = await tx.billStep.create({
      data: {
        billId,
        kind,
        chamber,
        dated: dayOf(dated),
        noteEn,
        noteEs,
        sourceUrl,
        sourceTitle,
        createdBy: by.id,
        createdAt: now,
      },
      select: { id: true },
    });
    await announceStep(tx, bill, { step: { id, ...input }, change: "added" }, now);
    const { state } = bill;
    await recordBill(tx, by, "bill-step-added", { id: billId, state, detail: { step: id, ...input } });
    return accept({ id });
  });
}

/** Corrects a step. The log keeps what was said before. Returns the bill it belongs to. */
export async function correctStep(
  by: Organizer,
  id: number,
  input: StepInput,
  now: Date,
): Promise<Result<{ bill: number }, BillRefusal>> {
  return changeStep(by, id, async (tx, { bill, before }) => {
    if (isFuture(input.dated, now)) return refuse("in-future");
    if (await isStepThere(tx, bill.id, input, id)) return refuse("step-exists");
    const { kind, chamber, dated, noteEn, noteEs, sourceUrl, sourceTitle } = input;
    await tx.billStep.update({
      where: { id },
      data: { kind, chamber, dated: dayOf(dated), noteEn, noteEs, sourceUrl, sourceTitle, correctedAt: now },
      select: { id: true },
    });
    await announceStep(tx, bill, { step: { id, ...input }, change: "corrected" }, now);
    const detail = { step: id, from: { ...before, dated: before.dated.toISOString().slice(0, 10) }, to: input };
    await recordBill(tx, by, "bill-step-corrected", { id: bill.id, state: bill.state, detail });
    return accept({ bill: bill.id });
  });
}

/** Takes a step back that was entered by mistake. It is not shown any more, and the row is kept. Returns its bill. */
export async function takeBackStep(
  by: Organizer,
  id: number,
  reason: string,
  now: Date,
): Promise<Result<{ bill: number }, BillRefusal>> {
  return changeStep(by, id, async (tx, { bill, before }) => {
    await announceStep(tx, bill, { step: { id, ...before }, change: "taken-back" }, now);
    await tx.billStep.update({
      where: { id },
      data: { takenBackAt: now, takenBackBy: by.id, takenBackReason: reason },
      select: { id: true },
    });
    await recordBill(tx, by, "bill-step-taken-back", { id: bill.id, state: bill.state, detail: { step: id, reason } });
    return accept({ bill: bill.id });
  });
}

// More steps than a bill has.
const STEPS_TAKEN_BACK_MAX = 200;

// No other advisory lock of this database has this number.
const BILLS_LOCK = 7_251_010;

/** Bills change a few times a day, so one change waits for the other, and none fails at a unique index. */
function oneAtATime<Value>(work: (tx: Transaction) => Promise<Result<Value, BillRefusal>>) {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${BILLS_LOCK})`;
    return work(tx);
  });
}

type KeptBill = BillCorrection & { id: number; petitionId: number; state: string };

function changeBill<Value>(
  by: Organizer,
  id: number,
  work: (tx: Transaction, bill: KeptBill) => Promise<Result<Value, BillRefusal>>,
) {
  return oneAtATime(async (tx) => {
    const bill = await tx.bill.findFirst({ where: { id, takenBackAt: null }, select: billFields });
    if (!bill) return refuse("no-such-bill");
    return mayRecordBills(by, bill.state) ? work(tx, bill) : refuse("not-allowed");
  });
}

const stepFields = {
  billId: true,
  kind: true,
  chamber: true,
  dated: true,
  noteEn: true,
  noteEs: true,
  sourceUrl: true,
  sourceTitle: true,
} as const;

type KeptStep = Omit<StepInput, "dated"> & { dated: Date };

function changeStep<Value>(
  by: Organizer,
  id: number,
  work: (tx: Transaction, step: { bill: KeptBill; before: KeptStep }) => Promise<Result<Value, BillRefusal>>,
) {
  return oneAtATime(async (tx) => {
    const step = await tx.billStep.findFirst({ where: { id, takenBackAt: null }, select: stepFields });
    if (!step) return refuse("no-such-step");
    const { billId, ...before } = step;
    const bill = await tx.bill.findFirst({ where: { id: billId, takenBackAt: null }, select: billFields });
    if (!bill) return refuse("no-such-step");
    return mayRecordBills(by, bill.state) ? work(tx, { bill, before }) : refuse("not-allowed");
  });
}

/** The sponsor's name: what was typed, or that of the roster. Undefined where the roster of the state has no such lawmaker. */
async function sponsorOf(tx: Transaction, state: string, { sponsor, lawmakerId }: BillCorrection) {
  // One who was the sponsor before stays, also when the next roster is without them.
  if (lawmakerId === null) return sponsor;
  const lawmaker = await tx.lawmaker.findFirst({ where: { id: lawmakerId, state }, select: { name: true } });
  if (lawmaker) return sponsor ?? lawmaker.name;
  return (await tx.bill.count({ where: { lawmakerId, state } })) > 0 ? sponsor : undefined;
}

const dayOf = (dated: string) => new Date(`${dated}T00:00:00Z`);

interface Numbered {
  petitionId: number;
  state: string;
  session: string;
  number: string;
  except?: number;
}

async function isNumberTaken(tx: Transaction, { petitionId, state, session, number, except = 0 }: Numbered) {
  const taken = await tx.bill.count({
    where: { petitionId, state, session, number, takenBackAt: null, id: { not: except } },
  });
  return taken > 0;
}

/** Whether the bill has this step on this day already: the form was sent twice. */
async function isStepThere(tx: Transaction, billId: number, { kind, chamber, dated }: StepInput, except = 0) {
  const there = await tx.billStep.count({
    where: { billId, kind, chamber, dated: dayOf(dated), takenBackAt: null, id: { not: except } },
  });
  return there > 0;
}

function recordBill(
  tx: Transaction,
  by: Organizer,
  action: AuditAction,
  { id, state, detail }: { id: number; state: string; detail: AuditDetail },
) {
  return recordAudit({ actor: actorOf(by), action, subject: `bill:${id}`, detail: { state, ...detail } }, tx);
}
