import { randomBytes } from "node:crypto";

import { keyedHash } from "../../keys";
import { API_KEY_PATTERN, API_KEY_PREFIX } from "./schema";

const TOKEN_BYTES = 32;
const HINT_CHARACTERS = API_KEY_PREFIX.length + 4;

/** A new key, which only its maker ever sees. */
export const newApiKey = (): string => `${API_KEY_PREFIX}${randomBytes(TOKEN_BYTES).toString("base64url")}`;

/** What the console shows of a key. */
export const hintOf = (key: string): string => key.slice(0, HINT_CHARACTERS);

/**
 * The stored hash of a key. A row is found by it in an index: whoever sends a text cannot choose its keyed hash, so the time of
 * the search says nothing about the keys that exist.
 */
export const apiKeyHash = (key: string): Uint8Array<ArrayBuffer> => Uint8Array.from(keyedHash("api-key", key));

/** The key in an `Authorization` header, or null. */
export function bearerKeyIn(authorization: string | null): string | null {
  const [, key = ""] = /^Bearer +(\S{1,200})$/i.exec(authorization?.trim() ?? "") ?? [];
  return API_KEY_PATTERN.test(key) ? key : null;
}
