import { createHmac, timingSafeEqual } from "node:crypto";

import { keyFor } from "./keys";

// A token is the id of its row and a MAC over purpose and id. So no secret is stored, a forged token is refused without a
// query, and an email that is sent again has the same link. docs/decisions/link-tokens.md has the reasons.
export type LinkPurpose =
  "confirm" | "signature" | "unsubscribe" | "subscription" | "subscription-draft" | "unsubscribe-news";

const ID_BYTES = 8;
const MAC_BYTES = 16;
const TOKEN_CHARACTERS = 32;
// In plain text, mail programs end a link before a final hyphen, so such a token ends in a digit instead.
const END_OF_LINK = "0";

// Characters that can be stuck to the start of a token, such as the "3D" of a quoted-printable "=3D" or the "20" of a "%20".
const STUCK_MAX = 4;
const RUNS_MAX = 4;
const TOKEN_TEXT_MAX = 400;

/** A token of 32 URL-safe characters for one row and purpose. */
export function mintToken(purpose: LinkPurpose, id: bigint): string {
  return rawToken(purpose, id).replace(/[-_]$/, END_OF_LINK);
}

/**
 * The id of the row that a token names, or null where it was cut, garbled, forged or made for another purpose. It ignores
 * what mail programs and people add before and after a token, and line breaks within it. Arguments that a page binds to its
 * forms are input, so a token may have any type.
 */
export function readToken(purpose: LinkPurpose, token: unknown): bigint | null {
  if (typeof token !== "string") return null;
  const text = withoutBreaks(token);
  const runs = text.match(/[A-Za-z0-9_-]{32,}/g) ?? [];
  for (const run of runs.slice(0, RUNS_MAX)) {
    for (let stuck = 0; stuck <= STUCK_MAX && run.length >= stuck + TOKEN_CHARACTERS; stuck += 1) {
      const id = idOf(purpose, run.slice(stuck, stuck + TOKEN_CHARACTERS));
      if (id !== null) return id;
    }
  }
  return null;
}

/** The text of a token in a link, without what mail programs put into it: line breaks, spaces and invisible characters. */
export const withoutBreaks = (token: string): string => token.slice(0, TOKEN_TEXT_MAX).replace(/=?[\s\p{C}]+/gu, "");

function idOf(purpose: LinkPurpose, token: string): bigint | null {
  const id = Buffer.from(token, "base64url").readBigUInt64BE(0);
  // Older emails contain tokens that end in a hyphen or an underscore.
  const spellings = [mintToken(purpose, id), rawToken(purpose, id)];
  return spellings.some((spelling) => timingSafeEqual(Buffer.from(token), Buffer.from(spelling))) ? id : null;
}

function rawToken(purpose: LinkPurpose, id: bigint): string {
  return Buffer.concat([idBytes(id), mac(`token/${purpose}`, id).subarray(0, MAC_BYTES)]).toString("base64url");
}

// Crockford's base 32: no I, L, O or U, so it can be read aloud (https://www.crockford.com/base32.html).
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_MAC_CHARACTERS = 8;

/** The short code for typing, such as "K7QM-3XRT-2F": 40 bits of MAC, then the id. Limits prevent guessing. */
export function mintCode(id: bigint): string {
  const text = codeMac(id) + base32(id);
  return text.match(/.{1,4}/g)!.join("-");
}

// Room for spaces and signs that people copy as well. The longest code has 27 characters with its hyphens.
const CODE_TEXT_MAX = 100;
// What people put between and around groups: hyphens and dashes of every kind, spaces, quotes, brackets, stars and others.
const NO_LETTER_OR_DIGIT = /[^\p{L}\p{N}]/gu;
// What is copied from the email with it, in the languages of the site.
const LABEL = /^.*?\b(?:CODE|C[OÓ]DIGO)(?:\s+(?:IS|ES))?\b/su;

/**
 * The id of the row that a typed code names, or null. It ignores case, width, look-alike characters, all signs between and
 * around the groups, and a label before them such as "Code:".
 */
export function readCode(typed: string): bigint | null {
  const text = typed.slice(0, CODE_TEXT_MAX).normalize("NFKC").toUpperCase();
  return idOfCode(text) ?? idOfCode(text.replace(LABEL, ""));
}

function idOfCode(typed: string): bigint | null {
  const text = typed.replace(NO_LETTER_OR_DIGIT, "").replace(/O/g, "0").replace(/[IL]/g, "1");
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
