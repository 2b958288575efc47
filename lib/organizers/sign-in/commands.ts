import "server-only";

import { randomBytes } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import { actorOf, WORKER } from "../../audit/schema";
import { emailHash } from "../../canonical-email";
import { db } from "../../db/client";
import { sql } from "../../db/sql";
import { insertEmails, selectEmail } from "../../mail/sql";
import { openEmail, sealSecret } from "../../sealed-email";
import { addMilliseconds } from "../../time";
import {
  SESSION_IDLE_MILLISECONDS_MAX,
  SESSION_MILLISECONDS_MAX,
  SESSION_OVERLAP_MILLISECONDS,
  SESSION_ROTATION_MILLISECONDS,
  SESSION_SEEN_STEP_MILLISECONDS,
  SIGN_IN_LINK_MILLISECONDS_MAX,
} from "../schema";
import { maySignIn } from "../sql";
import { startsLikeEscape } from "./link/rules";
import { hashOfToken } from "./queries";

/** A random token of 43 URL-safe characters. */
export function newToken(): string {
  const token = randomBytes(32).toString("base64url");
  return startsLikeEscape(token) ? newToken() : token;
}

interface SignInLink {
  email: string;
  url: string;
  tokenHash: string;
}

/**
 * Writes a sign-in email to an organizer, and none to anybody else. The same statement runs in both cases, so that neither the
 * response nor its time reveals who is an organizer.
 */
export async function writeSignInEmail({ email, url, tokenHash }: SignInLink, now: Date): Promise<void> {
  const hash = emailHash(email);
  const secret = sealSecret({ url }, hash);
  const expiresAt = addMilliseconds(now, SIGN_IN_LINK_MILLISECONDS_MAX);
  const signInEmail = selectEmail({
    kind: "organizer-sign-in",
    locale: "en",
    emailHash: sql`email_hash`,
    recipientSealed: sql`email_sealed`,
    secretSealed: secret,
    organizerId: sql`id`,
    notBefore: now,
    now,
  });
  await db.$executeRaw`
    WITH member AS (
      SELECT o.id, o.email_hash, o.email_sealed FROM organizer o WHERE o.email_hash = ${hash} AND ${maySignIn(now)}
    ), token AS (
      INSERT INTO sign_in_token (token_hash, email_hash, created_at, expires_at)
      SELECT ${tokenHash}, email_hash, ${now}::timestamptz, ${expiresAt}::timestamptz FROM member
    )
    ${insertEmails(sql`${signInEmail} FROM member`)}`;
}

/** Redeems a link and returns its organizer. Null for a link that is used, expired, garbled or no longer allowed. */
export async function useSignInToken(tokenHash: string, now: Date): Promise<{ email: string; expiresAt: Date } | null> {
  // An expired token is deleted as well, and opens nothing.
  const [row] = await db.$queryRaw<{ emailHash: Uint8Array; emailSealed: Uint8Array; expiresAt: Date }[]>`
    WITH used AS (DELETE FROM sign_in_token WHERE token_hash = ${tokenHash} RETURNING email_hash, expires_at)
    SELECT o.email_hash AS "emailHash", o.email_sealed AS "emailSealed", used.expires_at AS "expiresAt"
    FROM used JOIN organizer o USING (email_hash) WHERE used.expires_at > ${now} AND ${maySignIn(now)}`;
  return row ? { email: openEmail(row.emailSealed, row.emailHash), expiresAt: row.expiresAt } : null;
}

/** Marks an invited person as joined. */
export async function join(id: number, now: Date): Promise<void> {
  await db.organizer.updateMany({ where: { id, joinedAt: null }, data: { joinedAt: now } });
}

/** Begins a session with a token of its own, unless the organizer was disabled meanwhile. `browser` is as `browserOf` names it. */
export async function beginSession(
  organizerId: number,
  token: string,
  now: Date,
  browser: string | null = null,
): Promise<{ expiresAt: Date } | null> {
  const expiresAt = addMilliseconds(now, SESSION_MILLISECONDS_MAX);
  return db.$transaction(async (tx) => {
    const begun = await tx.$executeRaw`
      INSERT INTO organizer_session (organizer_id, token_hash, rotated_at, created_at, last_seen_at, expires_at, browser)
      SELECT o.id, ${hashOfToken(token)}, ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz, ${expiresAt}::timestamptz, ${browser}::text
      FROM organizer o WHERE o.id = ${organizerId} AND ${maySignIn(now)}`;
    if (!begun) return null;
    const by = { id: organizerId };
    await recordAudit({ actor: actorOf(by), action: "organizer-signed-in", subject: `organizer:${organizerId}` }, tx);
    return { expiresAt };
  });
}

/**
 * Renews a session: stores its last use, and replaces a token that is an hour old. Returns the new token for the cookie, or
 * null where the old one stays. Of two requests at once only one gets a new token. Any token that was replaced and comes again after
 * that ends the session: one of the two who have it is a thief, and nobody can tell which.
 */
export async function renewSession(token: string, now: Date): Promise<{ token: string; expiresAt: Date } | null> {
  const tokenHash = hashOfToken(token);
  const seenSince = addMilliseconds(now, -SESSION_IDLE_MILLISECONDS_MAX);
  const seenBefore = addMilliseconds(now, -SESSION_SEEN_STEP_MILLISECONDS);
  await db.organizerSession.updateMany({
    where: { tokenHash, expiresAt: { gt: now }, lastSeenAt: { gt: seenSince, lt: seenBefore } },
    data: { lastSeenAt: now },
  });
  const replacement = newToken();
  const rotatedBefore = addMilliseconds(now, -SESSION_ROTATION_MILLISECONDS);
  const [rotated] = await db.$queryRaw<{ expiresAt: Date }[]>`
    UPDATE organizer_session SET token_hash = ${hashOfToken(replacement)}, previous_token_hash = token_hash, rotated_at = ${now},
      last_seen_at = ${now}, replaced_token_hashes = array_remove(replaced_token_hashes || previous_token_hash, NULL)
    WHERE token_hash = ${tokenHash} AND expires_at > ${now} AND last_seen_at > ${seenSince} AND rotated_at < ${rotatedBefore}
    RETURNING expires_at AS "expiresAt"`;
  if (rotated) return { token: replacement, expiresAt: rotated.expiresAt };
  await endReusedSession(tokenHash, now);
  return null;
}

async function endReusedSession(tokenHash: Buffer<ArrayBuffer>, now: Date): Promise<void> {
  const inUse = addMilliseconds(now, -SESSION_OVERLAP_MILLISECONDS);
  await db.$transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ id: number }[]>`
      DELETE FROM organizer_session
      WHERE previous_token_hash = ${tokenHash} AND rotated_at <= ${inUse} OR replaced_token_hashes @> ARRAY[${tokenHash}]::bytea[]
      RETURNING organizer_id AS id`;
    if (ended) await recordAudit({ actor: WORKER, action: "session-reused", subject: `organizer:${ended.id}` }, tx);
  });
}

/** Ends the session of a cookie. Doing it twice is harmless. */
export async function endSession(token: string): Promise<void> {
  const hash = hashOfToken(token);
  await db.$transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ id: number }[]>`
      DELETE FROM organizer_session WHERE token_hash = ${hash} OR previous_token_hash = ${hash}
      RETURNING organizer_id AS id`;
    if (!ended) return;
    await recordAudit({ actor: actorOf(ended), action: "organizer-signed-out", subject: `organizer:${ended.id}` }, tx);
  });
}
