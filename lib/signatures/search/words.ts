import { keyedHash } from "../../keys";

// Longer names are rare, and their first words find them.
const WORDS_MAX = 8;
const MARK_BYTES = 16;

// Letters that are not composed of another one and a mark, as people write them without it.
const PLAIN: Record<string, string> = {
  ...{ ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ħ: "h", ŧ: "t" },
  ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th" },
};

/** The words of a name as people compare them: without accents, in small letters, each once. "José-María" has two. */
export function wordsOf(name: string): string[] {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\p{L}/gu, (letter) => PLAIN[letter] ?? letter);
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean))].slice(0, WORDS_MAX);
}

/** The keyed hash of a word of a name. Each petition has its own, so that nobody sees the same name in two of them. */
export const markOfWord = (word: string, petitionId: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(keyedHash("name-word", `${petitionId}/${word}`)).slice(0, MARK_BYTES);
