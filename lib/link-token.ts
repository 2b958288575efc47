import { createHmac, timingSafeEqual } from "node:crypto";

import { keyFor } from "./keys";

// A token is its row's id and a MAC over purpose and id, so nothing secret is stored, a forged one is refused without
// asking the database, and an email sent again carries the same link. docs/decisions/link-tokens.md has the reasons.
export type LinkPurpose = "confirm" | "signature" | "unsubscribe" | "subscription" | "unsubscribe-news";

const ID_BYTES = 8;
const MAC_BYTES = 16;
const TOKEN_LENGTH = 32;
const TOKEN_PATTERN = /^[A-Za-z0-9_-]+$/;

/** A token of 32 URL-safe characters for one row and purpose. */
export function mintToken(purpose: LinkPurpose, id: bigint): string {
  return Buffer.concat([idBytes(id), mac(`token/${purpose}`, id).subarray(0, MAC_BYTES)]).toString("base64url");
}

/**
 * The row that a token names, or null where it was cut, garbled, forged or made for another purpose. What a page binds to
 * its forms stands in it as text, so a token may be anything.
 */
export function readToken(purpose: LinkPurpose, token: unknown): bigint | null {
  if (typeof token !== "string" || token.length !== TOKEN_LENGTH || !TOKEN_PATTERN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const id = bytes.readBigUInt64BE(0);
  return timingSafeEqual(bytes.subarray(ID_BYTES), mac(`token/${purpose}`, id).subarray(0, MAC_BYTES)) ? id : null;
}

// Crockford's base 32: no I, L, O or U, so it can be read aloud (https://www.crockford.com/base32.html).
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_MAC_CHARACTERS = 8;

/** The short code for typing, such as "K7QM-3XRT-2F": 40 bits of MAC, then the id. Guessing is held by limits. */
export function mintCode(id: bigint): string {
  const text = codeMac(id) + base32(id);
  return text.match(/.{1,4}/g)!.join("-");
}

/** The row that a typed code names, or null. Forgives case, spaces, dashes and the letters that look like digits. */
export function readCode(typed: string): bigint | null {
  const text = typed
    .slice(0, 40)
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  const digits = text.slice(CODE_MAC_CHARACTERS);
  if (!/^[0-9A-HJKMNP-TV-Z]{9,21}$/.test(text) || digits.startsWith("0")) return null;
  const id = [...digits].reduce((sum, digit) => sum * 32n + BigInt(ALPHABET.indexOf(digit)), 0n);
  if (id >= 1n << 63n) return null;
  return timingSafeEqual(Buffer.from(text.slice(0, CODE_MAC_CHARACTERS)), Buffer.from(codeMac(id))) ? id : null;
}

function mac(domain: string, id: bigint): Buffer {
  return createHmac("sha256", keyFor("link")).update(`${domain}/${id}`).digest();
}

function codeMac(id: bigint): string {
  return [...mac("code/confirm", id).subarray(0, CODE_MAC_CHARACTERS)].map((byte) => ALPHABET[byte % 32]).join("");
}

function base32(id: bigint): string {
  return id < 32n ? ALPHABET[Number(id)]! : base32(id / 32n) + ALPHABET[Number(id % 32n)];
}

function idBytes(id: bigint): Buffer {
  const bytes = Buffer.alloc(ID_BYTES);
  bytes.writeBigUInt64BE(id);
  return bytes;
}
