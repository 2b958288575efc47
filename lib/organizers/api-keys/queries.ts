import "server-only";

import { db } from "../../db/client";
import { mayManageOrganizers, statesOf } from "../rules";
import type { Organizer, Role } from "../schema";
import { openedStates } from "./rules";
import { type ApiClient, type ApiScope, API_KEY_USED_STEP_MILLISECONDS, type ListedApiKey } from "./schema";
import { apiKeyHash } from "./token";

interface ClientRow {
  apiKey: number;
  scopes: ApiScope[];
  keyAllStates: boolean;
  keyStates: string[];
  lastUsedAt: Date | null;
  id: number;
  role: Role;
  allStates: boolean;
  states: string[];
}

/**
 * Who acts with a key now, or null: one that is unknown, expired or revoked, or whose organizer is disabled, opens nothing. One
 * statement, so that key and rights are consistent. `isUseDue` says whether the last use should be written again.
 */
export async function findApiClient(key: string, now: Date): Promise<(ApiClient & { isUseDue: boolean }) | null> {
  const [row] = await db.$queryRaw<ClientRow[]>`
    SELECT k.id AS "apiKey", k.scopes, k.all_states AS "keyAllStates", k.states AS "keyStates", k.last_used_at AS "lastUsedAt",
      o.id, o.role, o.all_states AS "allStates", o.states
    FROM api_key k JOIN organizer o ON o.id = k.organizer_id
    WHERE k.token_hash = ${apiKeyHash(key)} AND k.revoked_at IS NULL AND k.expires_at > ${now}
      AND o.disabled_at IS NULL`;
  if (!row) return null;
  const { id, role, apiKey, scopes, lastUsedAt } = row;
  const states = openedStates(statesOf({ allStates: row.keyAllStates, states: row.keyStates }), statesOf(row));
  const isUseDue = lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= API_KEY_USED_STEP_MILLISECONDS;
  return { id, role, states, apiKey, scopes, isUseDue };
}

// Twenty keys that work for each of some dozens of organizers.
export const API_KEYS_LISTED_MAX = 500;

/** The keys of an organizer, or those of all others for an admin, newest first. */
export async function listApiKeys(organizer: Organizer, whose: "own" | "others"): Promise<ListedApiKey[]> {
  if (whose === "others" && !mayManageOrganizers(organizer)) return [];
  const rows = await db.apiKey.findMany({
    where: whose === "own" ? { organizerId: organizer.id } : { organizerId: { not: organizer.id } },
    select: {
      id: true,
      organizerId: true,
      name: true,
      hint: true,
      scopes: true,
      allStates: true,
      states: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
    },
    orderBy: { id: "desc" },
    take: API_KEYS_LISTED_MAX,
  });
  return rows.map(({ allStates, states, ...row }) => ({
    ...row,
    scopes: row.scopes as ApiScope[],
    states: statesOf({ allStates, states }),
  }));
}
