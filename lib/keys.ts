import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

import { env } from "./env.ts";

export type Purpose =
  | "address"
  | "api-key"
  | "email-domain"
  | "form"
  | "link"
  | "limit"
  | "name-word"
  | "network"
  | "paper"
  | "proof-of-work"
  | "recovery-code";

const derived = new Map<Purpose, KeyObject>();

/** A key for one purpose, derived from HASH_KEY (HKDF, RFC 5869), so that no two purposes share a key. */
export function keyFor(purpose: Purpose): KeyObject {
  let key = derived.get(purpose);
  if (!key) {
    key = createSecretKey(Buffer.from(hkdfSync("sha256", env.HASH_KEY, "", `safe-harbor/${purpose}`, 32)));
    derived.set(purpose, key);
  }
  return key;
}

/** The keyed hash (HMAC-SHA256, 32 bytes) of a text, for one purpose. */
export function keyedHash(purpose: Purpose, text: string): Buffer {
  return createHmac("sha256", keyFor(purpose)).update(text).digest();
}
