import { keyedHash } from "../../keys";
import { open, seal } from "../../seal";

// The contexts are those of lib/sealed-columns.ts, which a change of keys uses.
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/**
 * The keyed hash by which a person on paper is found again: name, street and ZIP Code, without case, accents and punctuation. Two
 * people of one name in one house count as one, which happens less often than one person on two sheets.
 */
export function personHash(petitionId: number, { name, street, zip }: { name: string; street: string; zip: string }) {
  const plain = [name, street].map((text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ""),
  );
  return keyedHash("paper", JSON.stringify([petitionId, ...plain, zip]));
}

export const sealPaperName = (name: string, hash: Uint8Array) => seal(name, `paper-name/${hex(hash)}`);
export const openPaperName = (sealed: Uint8Array, hash: Uint8Array) => open(sealed, `paper-name/${hex(hash)}`);
export const sealPaperStreet = (street: string, hash: Uint8Array) => seal(street, `paper-street/${hex(hash)}`);
export const openPaperStreet = (sealed: Uint8Array, hash: Uint8Array) => open(sealed, `paper-street/${hex(hash)}`);
