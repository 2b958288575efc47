import "server-only";

import { randomBytes } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import { db, type Transaction } from "../../db/client";
import { accept, refuse, type Result } from "../../result";
import { seal } from "../../seal";
import { addMilliseconds } from "../../time";
import { findOwnEmail } from "../queries";
import type { Session } from "../schema";
import {
  type CodeRefusal,
  entryOf,
  lockFactor,
  markGiven,
  takeTry,
  writeRecoveryCodes,
} from "../second-factor/commands";
import { isRecent, maySetUp } from "../second-factor/rules";
import { CHALLENGE_MILLISECONDS_MAX, type ChallengePurpose, type PasskeyResponse, PASSKEYS_MAX } from "./schema";
import { contextOf } from "./sealing";
import { checkAdded, checkGiven, optionsToAdd, optionsToGive } from "./webauthn";

export type PasskeyRefusal = CodeRefusal | "not-allowed" | "too-many-passkeys";

/**
 * Makes the challenge that a device signs next in this session, once and within five minutes. Returns the options of the browser's
 * call as JSON. Another call replaces the challenge.
 */
export async function beginPasskey(
  session: Session,
  purpose: ChallengePurpose,
  now: Date,
): Promise<Result<{ options: string }, "not-allowed">> {
  if (purpose === "add" && !maySetUp(session, now)) return refuse("not-allowed");
  const passkeys = await db.passkey.findMany({
    where: { organizerId: session.id },
    select: { credentialId: true, transports: true },
    take: PASSKEYS_MAX,
  });
  if (purpose === "give" && passkeys.length === 0) return refuse("not-allowed");
  const challenge = randomBytes(32);
  await db.organizerSession.update({
    where: { id: session.sessionId },
    data: { challenge, challengeFor: purpose, challengeAt: now },
    select: { id: true },
  });
  const options =
    purpose === "add"
      ? await optionsToAdd({ challenge, passkeys, email: await findOwnEmail(session) })
      : await optionsToGive({ challenge, passkeys });
  return accept({ options });
}

/**
 * Adds a passkey. The first factor of an organizer comes with recovery codes, which are returned, and ends all other sessions, as
 * setting up an app does. The factor counts as given in this session.
 */
export async function addPasskey(
  session: Session,
  { response, name }: { response: PasskeyResponse; name: string },
  now: Date,
): Promise<Result<{ recoveryCodes: string[] | null }, PasskeyRefusal>> {
  if (!maySetUp(session, now)) return refuse("not-allowed");
  if (!(await takeTry(session, now))) return refuse("too-many-tries");
  const challenge = await useChallenge(session, "add", now);
  const added = challenge === null ? null : await checkAdded(response, challenge);
  if (!added) return refuse("wrong-code");
  const { credentialId, publicKey, counter, transports } = added;
  const nameSealed = seal(name, contextOf(session.id));
  const { id: organizerId, sessionId } = session;
  return db.$transaction(async (tx) => {
    const { setUpAt } = await lockFactor(tx, organizerId);
    const count = await tx.passkey.count({ where: { organizerId } });
    const isFirst = setUpAt === null && count === 0;
    // Another session may have set one up since this one was read.
    if (session.need === "set-up" && !isFirst) return refuse("not-allowed");
    if (count >= PASSKEYS_MAX) return refuse("too-many-passkeys");
    const { count: written } = await tx.passkey.createMany({
      data: [{ organizerId, credentialId, publicKey, counter, transports, nameSealed, createdAt: now }],
      skipDuplicates: true,
    });
    if (written === 0) return refuse("wrong-code");
    if (isFirst) await tx.organizerSession.deleteMany({ where: { organizerId, id: { not: sessionId } } });
    await markGiven(tx, sessionId, now);
    await recordAudit(entryOf(session, "passkey-added"), tx);
    return accept({ recoveryCodes: isFirst ? await writeRecoveryCodes(tx, organizerId) : null });
  });
}

/** Gives a passkey as the second factor in a session. It shares its limit of tries with the codes. */
export async function givePasskey(
  session: Session,
  response: PasskeyResponse,
  now: Date,
): Promise<Result<undefined, CodeRefusal>> {
  if (!(await takeTry(session, now))) return refuse("too-many-tries");
  const challenge = await useChallenge(session, "give", now);
  if (!challenge) return refuse("wrong-code");
  return db.$transaction(async (tx) => {
    const passkey = await lockPasskey(tx, session.id, response.id);
    const counter = passkey && (await checkGiven(response, challenge, passkey));
    if (!passkey || counter === null) return refuse("wrong-code");
    await tx.passkey.update({ where: { id: passkey.id }, data: { counter, lastUsedAt: now }, select: { id: true } });
    await markGiven(tx, session.sessionId, now);
    await recordAudit(entryOf(session, "passkey-given"), tx);
    return accept(undefined);
  });
}

export type RemovePasskeyRefusal = "not-allowed" | "not-recent" | "only-factor";

/** Removes a passkey of an organizer. The only factor is turned off instead, by who may do without one. */
export async function removePasskey(
  session: Session,
  id: number,
  now: Date,
): Promise<Result<undefined, RemovePasskeyRefusal>> {
  if (session.need !== null) return refuse("not-allowed");
  if (!isRecent(session, now)) return refuse("not-recent");
  const { id: organizerId } = session;
  return db.$transaction(async (tx) => {
    const { setUpAt } = await lockFactor(tx, organizerId);
    const others = await tx.passkey.count({ where: { organizerId, id: { not: id } } });
    if (setUpAt === null && others === 0) return refuse("only-factor");
    const { count } = await tx.passkey.deleteMany({ where: { organizerId, id } });
    if (count > 0) await recordAudit(entryOf(session, "passkey-removed"), tx);
    return accept(undefined);
  });
}

/** Takes the challenge of a session away and returns it, so that nothing is signed for it twice, also by two requests at once. */
async function useChallenge(
  { sessionId }: Session,
  purpose: ChallengePurpose,
  now: Date,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const [used] = await db.$queryRaw<{ challenge: Uint8Array<ArrayBuffer> }[]>`
    WITH found AS (
      SELECT id, challenge FROM organizer_session
      WHERE id = ${sessionId} AND challenge_for = ${purpose} AND challenge_at > ${addMilliseconds(now, -CHALLENGE_MILLISECONDS_MAX)}
      FOR UPDATE
    )
    UPDATE organizer_session s SET challenge = NULL, challenge_for = NULL, challenge_at = NULL
    FROM found f WHERE s.id = f.id RETURNING f.challenge`;
  return used?.challenge ?? null;
}

interface LockedPasskey {
  id: number;
  credentialId: Uint8Array<ArrayBuffer>;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
}

async function lockPasskey(tx: Transaction, organizerId: number, credentialId: string): Promise<LockedPasskey | null> {
  const [passkey] = await tx.$queryRaw<LockedPasskey[]>`
    SELECT id, credential_id AS "credentialId", public_key AS "publicKey", counter FROM passkey
    WHERE organizer_id = ${organizerId} AND credential_id = ${Buffer.from(credentialId, "base64url")} FOR UPDATE`;
  return passkey ?? null;
}
