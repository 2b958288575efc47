import "server-only";

import { createHash } from "node:crypto";

import { emailHash } from "../../canonical-email";
import { db } from "../../db/client";
import { addMilliseconds } from "../../time";
import { statesOf } from "../rules";
import { type Role, type Session, SESSION_IDLE_MILLISECONDS_MAX, SESSION_OVERLAP_MILLISECONDS } from "../schema";
import { needOf } from "../second-factor/rules";
import { hasFactor, maySignIn } from "../sql";

/** The stored hash of a token, so that a reader of the database cannot use it. A token is random, so a plain hash is enough. */
export const hashOfToken = (token: string) => createHash("sha256").update(token).digest();

/** The organizer who may sign in with this email now, or null. */
export async function findMember(email: string, now: Date): Promise<{ id: number; joinedAt: Date | null } | null> {
  const [member] = await db.$queryRaw<{ id: number; joinedAt: Date | null }[]>`
    SELECT o.id, o.joined_at AS "joinedAt" FROM organizer o WHERE o.email_hash = ${emailHash(email)} AND ${maySignIn(now)}`;
  return member ?? null;
}

type SessionRow = {
  id: number;
  role: Role;
  allStates: boolean;
  states: string[];
  sessionId: number;
  expiresAt: Date;
  createdAt: Date;
  secondFactorAt: Date | null;
  hasSecondFactor: boolean;
};

/**
 * The session of a token in which the console works, or null. Reading it changes nothing. A replaced token stays valid for a
 * short time.
 */
export async function findSession(token: string, now: Date): Promise<Session | null> {
  const session = await findAnySession(token, now);
  return session?.need === null ? session : null;
}

/** The session of a token, even if it still needs its second factor. Only the pages of signing in may use it. */
export async function findAnySession(token: string, now: Date): Promise<Session | null> {
  const hash = hashOfToken(token);
  // One statement, so that rights, factors and the end of the session are consistent.
  const [row] = await db.$queryRaw<SessionRow[]>`
    SELECT o.id, o.role, o.all_states AS "allStates", o.states, s.id AS "sessionId", s.expires_at AS "expiresAt",
      s.created_at AS "createdAt", s.second_factor_at AS "secondFactorAt", ${hasFactor} AS "hasSecondFactor"
    FROM organizer_session s JOIN organizer o ON o.id = s.organizer_id
    WHERE (s.token_hash = ${hash}
        OR (s.previous_token_hash = ${hash} AND s.rotated_at > ${addMilliseconds(now, -SESSION_OVERLAP_MILLISECONDS)}))
      AND s.expires_at > ${now} AND s.last_seen_at > ${addMilliseconds(now, -SESSION_IDLE_MILLISECONDS_MAX)}
      AND o.disabled_at IS NULL`;
  if (!row) return null;
  const { id, role, sessionId, expiresAt, hasSecondFactor, secondFactorAt, createdAt } = row;
  const provenAt = secondFactorAt ?? createdAt;
  return { id, role, states: statesOf(row), sessionId, expiresAt, hasSecondFactor, need: needOf(row), provenAt };
}
