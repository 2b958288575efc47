import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { consumeRateLimit, consumeRateLimits } from "../../limits/commands";
import type { Limit } from "../../limits/schema";
import { accept, refuse, type Result } from "../../result";
import { addMilliseconds, DAY } from "../../time";
import { stateColumnsOf } from "../rules";
import type { Organizer, Session } from "../schema";
import { isRecent } from "../second-factor/rules";
import { findApiClient } from "./queries";
import { mayGiveScopes, mayGiveStates, mayRevoke } from "./rules";
import {
  type ApiClient,
  type ApiKeyInput,
  type ApiScope,
  API_KEY_KEPT_MILLISECONDS,
  API_KEY_USED_STEP_MILLISECONDS,
  API_KEYS_OF_ORGANIZER_MAX,
  EXPORTS_PER_KEY,
  REQUESTS_PER_KEY,
  WRONG_KEYS_PER_SOURCE,
} from "./schema";
import { apiKeyHash, bearerKeyIn, hintOf, newApiKey } from "./token";

export type MakeKeyRefusal = "not-recent" | "scope-not-allowed" | "state-not-allowed" | "too-many-keys";
export type RevokeKeyRefusal = "no-such-key";
export type KeyRefusal = "no-key" | "wrong-key" | "scope-missing" | "too-many-requests";

/** Makes a key for an organizer's own programs. The result is the only place that has the key itself. */
export async function makeApiKey(
  session: Session,
  { name, scopes, states, days }: ApiKeyInput,
  now: Date,
): Promise<Result<{ key: string }, MakeKeyRefusal>> {
  if (session.need !== null || !isRecent(session, now)) return refuse("not-recent");
  if (!mayGiveScopes(session, scopes)) return refuse("scope-not-allowed");
  if (!mayGiveStates(session, states)) return refuse("state-not-allowed");
  const key = newApiKey();
  const columns = stateColumnsOf(states);
  return db.$transaction(async (tx) => {
    // The row of the organizer is locked, so that two forms at once do not both make the last key.
    const [organizer] = await tx.$queryRaw<{ isDisabled: boolean }[]>`
      SELECT disabled_at IS NOT NULL AS "isDisabled" FROM organizer WHERE id = ${session.id} FOR UPDATE`;
    if (!organizer || organizer.isDisabled) return refuse("not-recent");
    const active = await tx.apiKey.count({
      where: { organizerId: session.id, revokedAt: null, expiresAt: { gt: now } },
    });
    if (active >= API_KEYS_OF_ORGANIZER_MAX) return refuse("too-many-keys");
    const { id } = await tx.apiKey.create({
      data: {
        organizerId: session.id,
        name,
        tokenHash: apiKeyHash(key),
        hint: hintOf(key),
        scopes,
        allStates: columns.allStates,
        states: columns.states,
        createdAt: now,
        expiresAt: addMilliseconds(now, days * DAY),
      },
      select: { id: true },
    });
    const detail = { scopes, states, days };
    await recordAudit({ actor: actorOf(session), action: "api-key-made", subject: `api-key:${id}`, detail }, tx);
    return accept({ key });
  });
}

/** Ends a key at once: one's own, or as an admin anybody's. Doing it twice is harmless. */
export async function revokeApiKey(
  organizer: Organizer,
  id: number,
  now: Date,
): Promise<Result<undefined, RevokeKeyRefusal>> {
  return db.$transaction(async (tx) => {
    const key = await tx.apiKey.findUnique({ where: { id }, select: { organizerId: true } });
    if (!key || !mayRevoke(organizer, key)) return refuse("no-such-key");
    const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
    const detail = { organizer: key.organizerId };
    if (count)
      await recordAudit({ actor: actorOf(organizer), action: "api-key-revoked", subject: `api-key:${id}`, detail }, tx);
    return accept(undefined);
  });
}

interface KeyUse {
  authorization: string | null;
  scope: ApiScope;
  /** Where wrong keys come from (lib/limits/rules.ts). */
  source: string;
}

/**
 * Begins a request of a program: finds the organizer of its key, and takes one use of its limits. A wrong key and one that has
 * ended get the same refusal.
 */
export async function authorizeApiKey(
  { authorization, scope, source }: KeyUse,
  now: Date,
): Promise<Result<ApiClient, KeyRefusal>> {
  if (authorization === null) return refuse("no-key");
  const key = bearerKeyIn(authorization);
  const found = key === null ? null : await findApiClient(key, now);
  if (!found) {
    const use = { name: "wrong-api-keys", key: source, ...WRONG_KEYS_PER_SOURCE };
    return refuse((await consumeRateLimit(use, now)).allowed ? "wrong-key" : "too-many-requests");
  }
  const { isUseDue, ...client } = found;
  const limits: [string, Limit][] = [
    ["api-key", REQUESTS_PER_KEY],
    ...(scope === "export" ? [["api-key-exports", EXPORTS_PER_KEY] as [string, Limit]] : []),
  ];
  if (!client.scopes.includes(scope)) return refuse("scope-missing");
  const uses = limits.map(([name, limit]) => ({ name, key: String(client.apiKey), ...limit }));
  if ((await consumeRateLimits(uses, now)).some(({ allowed }) => !allowed)) return refuse("too-many-requests");
  if (isUseDue) await noteUse(client.apiKey, now);
  return accept(client);
}

// Of requests at the same moment one writes, because each checks the time again.
async function noteUse(id: number, now: Date): Promise<void> {
  const before = addMilliseconds(now, -API_KEY_USED_STEP_MILLISECONDS);
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: now },
  });
}

/** Deletes keys that ended long ago. The log keeps that they were made and revoked. Returns how many. */
export async function purgeApiKeys(now: Date): Promise<number> {
  const before = addMilliseconds(now, -API_KEY_KEPT_MILLISECONDS);
  const { count } = await db.apiKey.deleteMany({
    where: { OR: [{ revokedAt: { lt: before } }, { expiresAt: { lt: before } }] },
  });
  return count;
}
