import "server-only";

import { createHash } from "node:crypto";

import { emailHash } from "../../canonical-email";
import { query } from "../../db/client";
import { addMilliseconds } from "../../time";
import { type Organizer, SESSION_IDLE_MILLISECONDS_MAX, SESSION_OVERLAP_MILLISECONDS } from "../schema";
import { FIND_MEMBER, FIND_SESSION } from "./statements";

/** What is kept of a token: whoever reads the database cannot use it. It is random, so a plain hash is enough. */
export const hashOfToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** The organizer who may sign in with this address now, or null. */
export async function findMember(email: string, now: Date): Promise<{ id: number; joinedAt: Date | null } | null> {
  const {
    rows: [row],
  } = await query<{ id: number; joinedAt: Date | null }>("find-member", FIND_MEMBER, [emailHash(email), now]);
  return row ?? null;
}

/** The organizer whose cookie this is, with the end of their session, or null. Reading it changes nothing. */
export async function findSession(
  token: string,
  now: Date,
): Promise<(Organizer & { sessionId: number; expiresAt: Date }) | null> {
  const {
    rows: [row],
  } = await query<Organizer & { sessionId: number; expiresAt: Date }>("find-session", FIND_SESSION, [
    hashOfToken(token),
    now,
    addMilliseconds(now, -SESSION_IDLE_MILLISECONDS_MAX),
    addMilliseconds(now, -SESSION_OVERLAP_MILLISECONDS),
  ]);
  return row ?? null;
}
