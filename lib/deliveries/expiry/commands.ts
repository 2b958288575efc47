import "server-only";

import { setTimeout as rest } from "node:timers/promises";

import { recordAudit } from "../../audit/commands";
import { WORKER } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { findSettings } from "../../limits/settings/queries";
import { logError } from "../../log";
import { purgeOldEmails } from "../../mail/commands";
import { noteExpired } from "../../petitions/expiry/commands";
import { clearPetitionMemo } from "../../petitions/queries";
import {
  expirePaper,
  expireSignatures,
  lockExpiring,
  lockExpiringPaper,
  purgePending,
} from "../../signatures/expiry/commands";
import { countExpired } from "../../signatures/expiry/queries";
import { isEmailOfHeld } from "../../signatures/expiry/sql";
import { purgeMarks } from "../../signatures/marks/commands";
import { blankRules } from "../../signatures/removals/expiry/commands";
import { purgeFormCounts } from "../../signatures/spikes/commands";
import { purgeSubscriptions } from "../../subscriptions/commands";
import { MINUTE } from "../../time";
import { horizonOf, listExpiring } from "./queries";
import type { ExpiringKind } from "./schema";
import { isExpiring } from "./sql";

// Some hundred milliseconds with all that hangs on a signature.
const ROWS_AT_ONCE_MAX = 1_000;
// Signing has the database in between.
const RESTS_A_STEP = 1;
// Below the time after which pg-boss gives a run to another worker. The next night goes on.
const RUN_MILLISECONDS_MAX = 25 * MINUTE;

export type Expired = Record<ExpiringKind, number>;

const ERASED_NOTHING: Expired = {
  unconfirmed: 0,
  "sender-marks": 0,
  "form-counts": 0,
  "removal-rules": 0,
  emails: 0,
  subscriptions: 0,
  signatures: 0,
  paper: 0,
};

/**
 * Erases what has come of age, or will before the next night, in small steps, and writes the sums into the log. It can be killed at
 * any time, one kind that fails keeps no other from being erased, and several runs may go on at once: each row is erased and counted once (docs/decisions/retention.md). Throws at the end where something failed, so that the schedule tells.
 */
export async function expireData(now: Date): Promise<Expired> {
  const until = horizonOf(now);
  const deadline = Date.now() + RUN_MILLISECONDS_MAX;
  const account = newAccount();
  const failures = new Map<string, unknown>();
  const steps: [ExpiringKind, () => Promise<number>][] = [
    ["unconfirmed", () => purgePending(until)],
    ["sender-marks", () => purgeMarks(until)],
    ["form-counts", () => purgeFormCounts(until)],
    ["removal-rules", () => blankRules(until)],
    ["emails", () => purgeOldEmails(until, isEmailOfHeld)],
    ["subscriptions", () => purgeSubscriptions(until)],
  ];
  const expirePetitions = async () => {
    for (const petitionId of await listExpiring(until, now))
      await attempt(failures, `petition ${petitionId}`, async () => {
        let step: Step | null = null;
        do {
          step = await unhurried(() => expireStep(petitionId, until, now));
          if (step) await account.add(step.kind, step.rows);
        } while (step && Date.now() < deadline);
      });
  };
  try {
    for (const [kind, step] of steps)
      await attempt(failures, kind, async () => {
        let rows = 0;
        do {
          rows = await unhurried(step);
          await account.add(kind, rows);
        } while (rows > 0 && Date.now() < deadline);
      });
    await attempt(failures, "petitions", expirePetitions);
  } finally {
    await account.write();
  }
  if (failures.size > 0) throw new AggregateError(failures.values(), `Not erased: ${[...failures.keys()].join(", ")}`);
  return account.done;
}

/** Does one part of a run. What it throws is logged and kept, and the other parts go on. */
async function attempt(failures: Map<string, unknown>, part: string, erase: () => Promise<void>): Promise<void> {
  try {
    await erase();
  } catch (error) {
    logError("expiry-failed", error, { part });
    failures.set(part, error);
  }
}

/** Adds up what a run erases, and writes it into the log once a minute and at its end: a run that is killed loses a minute of it. */
function newAccount() {
  const done = { ...ERASED_NOTHING };
  let unwritten = { ...ERASED_NOTHING };
  let writtenAt = Date.now();
  const write = async () => {
    if (Object.values(unwritten).every((rows) => rows === 0)) return;
    await recordAudit({ actor: WORKER, action: "data-expired", subject: "data", detail: { ...unwritten } });
    unwritten = { ...ERASED_NOTHING };
    writtenAt = Date.now();
  };
  const add = async (kind: ExpiringKind, rows: number) => {
    done[kind] += rows;
    unwritten[kind] += rows;
    if (Date.now() - writtenAt > MINUTE) await write();
  };
  return { done, add, write };
}

async function unhurried<Value>(step: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  const value = await step();
  if (value) await rest((performance.now() - began) * RESTS_A_STEP);
  return value;
}

interface Step {
  kind: "signatures" | "paper";
  rows: number;
}

/** One step of a petition, in one transaction. Null where nothing is left, or it may no longer expire. */
export async function expireStep(petitionId: number, until: Date, now: Date): Promise<Step | null> {
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      if (!(await lockWhileExpiring(tx, petitionId, until, now))) return null;
      const step = (await expireSome(tx, petitionId)) ?? (await expireSomePaper(tx, petitionId));
      await noteExpired(tx, petitionId, { rows: step?.rows ?? 0, ended: step === null }, now);
      if (step === null) await recordEnd(tx, petitionId);
      return step;
    }),
  ).finally(clearPetitionMemo);
}

/** Locks the petition, then asks, so that it sees a hold, a delivery and a reopening that it waited for. */
async function lockWhileExpiring(tx: Transaction, petitionId: number, until: Date, now: Date): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM petition WHERE id = ${petitionId} FOR NO KEY UPDATE`;
  const { "kept-signatures-months": months } = await findSettings(tx);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM petition p WHERE p.id = ${petitionId} AND p.expired_at IS NULL AND ${isExpiring(months, until, now)}`;
  return rows.length > 0;
}

async function expireSome(tx: Transaction, petitionId: number): Promise<Step | null> {
  const ids = await lockExpiring(tx, petitionId, ROWS_AT_ONCE_MAX);
  if (ids.length === 0) return null;
  // Before the signatures: a packet is as it was handed over, and their leaving must not renew it.
  await tx.$executeRaw`DELETE FROM packet_signature WHERE signature_id = ANY (${ids}::bigint[])`;
  await expireSignatures(tx, ids);
  return { kind: "signatures", rows: ids.length };
}

async function expireSomePaper(tx: Transaction, petitionId: number): Promise<Step | null> {
  const ids = await lockExpiringPaper(tx, petitionId, ROWS_AT_ONCE_MAX);
  if (ids.length === 0) return null;
  await tx.$executeRaw`DELETE FROM packet_paper WHERE paper_id = ANY (${ids}::bigint[])`;
  await expirePaper(tx, ids);
  return { kind: "paper", rows: ids.length };
}

async function recordEnd(tx: Transaction, petitionId: number): Promise<void> {
  const { slug, expiredRows } = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: { slug: true, expiredRows: true },
  });
  const { confirmed, paper } = await countExpired(petitionId, tx);
  const detail = { rows: expiredRows, confirmed, paper };
  await recordAudit({ actor: WORKER, action: "signatures-expired", subject: `petition:${slug}`, detail }, tx);
}
