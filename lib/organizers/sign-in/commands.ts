import "server-only";

import { randomBytes } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { emailHash } from "../../canonical-email";
import { query, transaction } from "../../db/client";
import { openEmail, sealSecret } from "../../sealed-email";
import { addMilliseconds } from "../../time";
import {
  SESSION_IDLE_MILLISECONDS_MAX,
  SESSION_MILLISECONDS_MAX,
  SESSION_ROTATION_MILLISECONDS,
  SESSION_SEEN_STEP_MILLISECONDS,
  SIGN_IN_LINK_MILLISECONDS_MAX,
} from "../schema";
import { hashOfToken } from "./queries";
import {
  BEGIN_SESSION,
  END_SESSION,
  ROTATE_SESSION,
  TOUCH_SESSION,
  USE_SIGN_IN_TOKEN,
  WRITE_SIGN_IN_EMAIL,
} from "./statements";

export const newToken = (): string => randomBytes(32).toString("base64url");

interface SignInLink {
  email: string;
  url: string;
  tokenHash: string;
}

/**
 * Writes a sign-in link to an organizer, and nothing to anybody else. Known or not, the same statement runs, so that
 * neither the answer nor its time tells who is an organizer.
 */
export async function writeSignInEmail({ email, url, tokenHash }: SignInLink, now: Date): Promise<void> {
  const hash = emailHash(email);
  const secret = sealSecret({ url }, hash);
  await query("write-sign-in-email", WRITE_SIGN_IN_EMAIL, [
    hash,
    now,
    tokenHash,
    addMilliseconds(now, SIGN_IN_LINK_MILLISECONDS_MAX),
    secret,
  ]);
}

/** Uses a link up, and says whose it was; null for one that is used, old, garbled or no longer allowed. */
export async function useSignInToken(tokenHash: string, now: Date): Promise<{ email: string; expiresAt: Date } | null> {
  const {
    rows: [row],
  } = await query<{ emailHash: Buffer; emailSealed: Buffer; expiresAt: Date }>("use-sign-in-token", USE_SIGN_IN_TOKEN, [
    tokenHash,
    now,
  ]);
  return row ? { email: openEmail(row.emailSealed, row.emailHash), expiresAt: row.expiresAt } : null;
}

/** Notes that an invited person has come. */
export async function join(id: number, now: Date): Promise<void> {
  await query("join-organizer", "UPDATE organizer SET joined_at = $2 WHERE id = $1 AND joined_at IS NULL", [id, now]);
}

/** Begins a session, unless the person was shut out meanwhile. Every sign-in gets a token of its own. */
export async function beginSession(organizerId: number, token: string, now: Date): Promise<{ expiresAt: Date } | null> {
  const expiresAt = addMilliseconds(now, SESSION_MILLISECONDS_MAX);
  return transaction(async (run) => {
    const { rowCount } = await run(BEGIN_SESSION, [organizerId, now, hashOfToken(token), expiresAt]);
    if (!rowCount) return null;
    await recordAudit(
      { actor: actorOf(organizerId), action: "organizer-signed-in", subject: `organizer:${organizerId}` },
      run,
    );
    return { expiresAt };
  });
}

/**
 * Keeps a session alive: notes that it is used, and replaces its token once that has been used for an hour. Returns
 * the new token, for the cookie, or null where the old one stays. Two requests at once get one new token between them.
 */
export async function renewSession(token: string, now: Date): Promise<{ token: string; expiresAt: Date } | null> {
  const hash = hashOfToken(token);
  const seenSince = addMilliseconds(now, -SESSION_IDLE_MILLISECONDS_MAX);
  await query("touch-session", TOUCH_SESSION, [
    hash,
    now,
    seenSince,
    addMilliseconds(now, -SESSION_SEEN_STEP_MILLISECONDS),
  ]);
  const replacement = newToken();
  const {
    rows: [rotated],
  } = await query<{ expiresAt: Date }>("rotate-session", ROTATE_SESSION, [
    hash,
    now,
    seenSince,
    addMilliseconds(now, -SESSION_ROTATION_MILLISECONDS),
    hashOfToken(replacement),
  ]);
  return rotated ? { token: replacement, expiresAt: rotated.expiresAt } : null;
}

/** Ends the session of a cookie. Doing it twice is harmless. */
export async function endSession(token: string): Promise<void> {
  await transaction(async (run) => {
    const {
      rows: [ended],
    } = await run<{ organizerId: number }>(END_SESSION, [hashOfToken(token)]);
    if (!ended) return;
    await recordAudit(
      {
        actor: actorOf(ended.organizerId),
        action: "organizer-signed-out",
        subject: `organizer:${ended.organizerId}`,
      },
      run,
    );
  });
}
