// Crockford's base 32: no letter of it looks like another one or like a digit.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const GROUPS = 3;
const GROUP_CHARACTERS = 4;

// 60 bits: with the limit on tries nobody guesses one, and twelve characters can be copied by hand.
export const RECOVERY_CODE_BYTES = GROUPS * GROUP_CHARACTERS;

/** A recovery code from random bytes, such as `7k3m-9q2x-b5tw`. Each byte gives one character. */
export function recoveryCodeOf(random: Uint8Array): string {
  // 256 is a multiple of 32, so every character is equally likely.
  const characters = [...random.subarray(0, RECOVERY_CODE_BYTES)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return characters.join("").replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** A recovery code as people type it, in the form of `recoveryCodeOf`. Null for what is none. */
export function readRecoveryCode(typed: string): string | null {
  const text = typed
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
  if (text.length !== RECOVERY_CODE_BYTES || ![...text].every((character) => ALPHABET.includes(character))) return null;
  return text.replaceAll(/(.{4})(?=.)/g, "$1-");
}
