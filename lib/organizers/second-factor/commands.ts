import "server-only";

import { randomBytes } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import { actorOf, type AuditAction } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import { consumeRateLimit } from "../../limits/commands";
import { accept, refuse, type Result } from "../../result";
import { open, seal } from "../../seal";
import { addMilliseconds } from "../../time";
import type { Session } from "../schema";
import { newSecret, stepOfCode } from "./app-code";
import { RECOVERY_CODE_BYTES, recoveryCodeOf } from "./recovery-code";
import { isFresh, isRecent, mayDoWithout, maySetUp } from "./rules";
import { contextOf, hashOfRecoveryCode } from "./sealing";
import { RECOVERY_CODES, SECOND_FACTOR_TRIES, type SecondFactorCode, SET_UP_MILLISECONDS_MAX } from "./schema";

export type CodeRefusal = "wrong-code" | "too-many-tries";
export type BeginRefusal = "not-allowed";
export type FinishRefusal = CodeRefusal | "not-allowed" | "not-begun";
export type ChangeFactorRefusal = "not-allowed" | "not-recent";

/**
 * Makes the secret of an app that is being set up, where there is none from within the hour: doing it twice does not make a code
 * useless that was scanned meanwhile. It replaces no factor yet.
 */
export async function beginSetUp(session: Session, now: Date): Promise<Result<undefined, BeginRefusal>> {
  if (!maySetUp(session, now)) return refuse("not-allowed");
  const { id: organizerId } = session;
  await db.$transaction(async (tx) => {
    const factor = await lockFactor(tx, organizerId);
    if (factor.newSecretAt && isFresh(factor.newSecretAt, now)) return;
    const columns = { newSecretSealed: seal(newSecret(), contextOf(organizerId)), newSecretAt: now };
    await tx.secondFactor.update({ where: { organizerId }, data: columns, select: { id: true } });
  });
  return accept(undefined);
}

/**
 * Ends the set-up with a code of the new app. From then on signing in takes a code. The factor counts as given in this session,
 * and all other sessions end. Returns new recovery codes, which are stored only as hashes.
 */
export async function finishSetUp(
  session: Session,
  digits: string,
  now: Date,
): Promise<Result<{ recoveryCodes: string[] }, FinishRefusal>> {
  if (!maySetUp(session, now)) return refuse("not-allowed");
  if (!(await takeTry(session, now))) return refuse("too-many-tries");
  const { id: organizerId, sessionId } = session;
  return db.$transaction(async (tx) => {
    const { newSecretSealed, newSecretAt, setUpAt } = await lockFactor(tx, organizerId);
    // Another session may have set one up since this one was read.
    if (session.need === "set-up" && (setUpAt || (await hasPasskey(tx, organizerId)))) return refuse("not-allowed");
    if (!newSecretSealed || !newSecretAt || !isFresh(newSecretAt, now)) return refuse("not-begun");
    const lastStep = stepOfCode(open(newSecretSealed, contextOf(organizerId)), digits, now);
    if (lastStep === null) return refuse("wrong-code");
    await tx.secondFactor.update({
      where: { organizerId },
      data: { secretSealed: newSecretSealed, setUpAt: now, lastStep, newSecretSealed: null, newSecretAt: null },
      select: { id: true },
    });
    await tx.organizerSession.deleteMany({ where: { organizerId, id: { not: sessionId } } });
    await markGiven(tx, sessionId, now);
    const recoveryCodes = await writeRecoveryCodes(tx, organizerId);
    await recordAudit(entryOf(session, "second-factor-set-up"), tx);
    return accept({ recoveryCodes });
  });
}

/**
 * Gives the second factor in a session: a code of the app, of which each time step counts once, or a recovery code, which counts
 * once. Returns how many recovery codes are left where one was used, and else null. Ten tries in a quarter of an hour count, in
 * all sessions of the organizer together.
 */
export async function giveSecondFactor(
  session: Session,
  code: SecondFactorCode,
  now: Date,
): Promise<Result<{ recoveryCodesLeft: number | null }, CodeRefusal>> {
  if (!(await takeTry(session, now))) return refuse("too-many-tries");
  return db.$transaction(async (tx) => {
    const isRight =
      code.kind === "app"
        ? await useAppCode(tx, session.id, code.digits, now)
        : await useRecoveryCode(tx, session.id, code.code);
    if (!isRight) return refuse("wrong-code");
    await markGiven(tx, session.sessionId, now);
    if (code.kind === "app") {
      await recordAudit(entryOf(session, "second-factor-given"), tx);
      return accept({ recoveryCodesLeft: null });
    }
    const recoveryCodesLeft = await tx.recoveryCode.count({ where: { organizerId: session.id } });
    await recordAudit({ ...entryOf(session, "recovery-code-used"), detail: { left: recoveryCodesLeft } }, tx);
    return accept({ recoveryCodesLeft });
  });
}

/** Replaces the recovery codes of an organizer, and returns the new ones. */
export async function makeRecoveryCodes(
  session: Session,
  now: Date,
): Promise<Result<{ recoveryCodes: string[] }, ChangeFactorRefusal>> {
  if (session.need !== null || !session.hasSecondFactor) return refuse("not-allowed");
  if (!isRecent(session, now)) return refuse("not-recent");
  return db.$transaction(async (tx) => {
    // It waits for another one at the same time, so that there are never two sets.
    const { setUpAt } = await lockFactor(tx, session.id);
    if (!setUpAt && !(await hasPasskey(tx, session.id))) return refuse("not-allowed");
    const recoveryCodes = await writeRecoveryCodes(tx, session.id);
    await recordAudit(entryOf(session, "recovery-codes-made"), tx);
    return accept({ recoveryCodes });
  });
}

/** Removes the second factor of an organizer who may do without one. */
export async function removeSecondFactor(session: Session, now: Date): Promise<Result<undefined, ChangeFactorRefusal>> {
  if (session.need !== null || !mayDoWithout(session)) return refuse("not-allowed");
  if (!isRecent(session, now)) return refuse("not-recent");
  return db.$transaction(async (tx) => {
    if (!(await deleteFactor(tx, session.id))) return accept(undefined);
    // Who becomes an admin later has to set one up in this session as well.
    await tx.organizerSession.updateMany({ where: { organizerId: session.id }, data: { secondFactorAt: null } });
    await recordAudit(entryOf(session, "second-factor-removed"), tx);
    return accept(undefined);
  });
}

/** Deletes the app, the passkeys and the recovery codes of an organizer. Returns whether there was a second factor. */
export async function deleteFactor(tx: Transaction, organizerId: number): Promise<boolean> {
  const { setUpAt } = await lockFactor(tx, organizerId);
  await tx.secondFactor.deleteMany({ where: { organizerId } });
  await tx.recoveryCode.deleteMany({ where: { organizerId } });
  const { count } = await tx.passkey.deleteMany({ where: { organizerId } });
  return setUpAt !== null || count > 0;
}

const hasPasskey = async (tx: Transaction, organizerId: number): Promise<boolean> =>
  (await tx.passkey.count({ where: { organizerId } })) > 0;

/** Deletes secrets that nobody finished setting up. Returns how many. */
export async function purgeNewSecrets(now: Date): Promise<number> {
  const { count } = await db.secondFactor.updateMany({
    where: { newSecretAt: { lt: addMilliseconds(now, -SET_UP_MILLISECONDS_MAX) } },
    data: { newSecretSealed: null, newSecretAt: null },
  });
  return count;
}

/** The entry of the log about what an organizer did with their own second factor. */
export const entryOf = (by: Session, action: AuditAction) => ({
  actor: actorOf(by),
  action,
  subject: `organizer:${by.id}`,
});

/** Takes one of the tries that an organizer has, for codes and passkeys together. */
export async function takeTry({ id }: Session, now: Date): Promise<boolean> {
  const { allowed } = await consumeRateLimit({ name: "second-factor", key: String(id), ...SECOND_FACTOR_TRIES }, now);
  return allowed;
}

interface LockedFactor {
  setUpAt: Date | null;
  secretSealed: Uint8Array<ArrayBuffer> | null;
  lastStep: number | null;
  newSecretSealed: Uint8Array<ArrayBuffer> | null;
  newSecretAt: Date | null;
}

/** Locks the row of an organizer's factor until the end of the transaction, and writes an empty one where there is none. */
export async function lockFactor(tx: Transaction, organizerId: number): Promise<LockedFactor> {
  const [factor] = await tx.$queryRaw<[LockedFactor]>`
    INSERT INTO second_factor (organizer_id) VALUES (${organizerId})
    ON CONFLICT (organizer_id) DO UPDATE SET organizer_id = excluded.organizer_id
    RETURNING set_up_at AS "setUpAt", secret_sealed AS "secretSealed", last_step AS "lastStep", new_secret_sealed AS "newSecretSealed", new_secret_at AS "newSecretAt"`;
  return factor;
}

async function useAppCode(tx: Transaction, organizerId: number, digits: string, now: Date): Promise<boolean> {
  const { secretSealed, lastStep } = await lockFactor(tx, organizerId);
  if (!secretSealed || lastStep === null) return false;
  const step = stepOfCode(open(secretSealed, contextOf(organizerId)), digits, now);
  if (step === null || step <= lastStep) return false;
  await tx.secondFactor.update({ where: { organizerId }, data: { lastStep: step }, select: { id: true } });
  return true;
}

async function useRecoveryCode(tx: Transaction, organizerId: number, code: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.deleteMany({
    where: { organizerId, codeHash: hashOfRecoveryCode(organizerId, code) },
  });
  return count === 1;
}

/** The factor was given in this session now. */
export const markGiven = (tx: Transaction, sessionId: number, now: Date) =>
  tx.organizerSession.updateMany({ where: { id: sessionId }, data: { secondFactorAt: now } });

/** Replaces the recovery codes of an organizer. Returns the new ones. */
export async function writeRecoveryCodes(tx: Transaction, organizerId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(RECOVERY_CODE_BYTES)));
  await tx.recoveryCode.deleteMany({ where: { organizerId } });
  const hashes = codes.map((code) => hashOfRecoveryCode(organizerId, code));
  await tx.$executeRaw`
    INSERT INTO recovery_code (organizer_id, code_hash) SELECT ${organizerId}, hash FROM unnest(${hashes}::bytea[]) AS hash`;
  return codes;
}
