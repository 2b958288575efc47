// The search page loads this file at once, so it imports no library. The search itself is in engine/, fetched with the index.
import { folded } from "../../folded";

/** Longer than any sensible query. The rest of a longer one is ignored. */
export const QUERY_LENGTH_MAX = 100;
/** A single letter would match a tenth of all words. */
const QUERY_LENGTH_MIN = 2;
export const HITS_MAX = 30;

// Two or three lines of a result.
const SNIPPET_LENGTH_MAX = 200;
const LEAD_LENGTH_MAX = 60;

/** The first QUERY_LENGTH_MAX characters, without half of a surrogate pair at the end. */
export function shortenQuery(input: string): string {
  return input.slice(0, QUERY_LENGTH_MAX).replace(/[\uD800-\uDBFF]$/, "");
}

/** The query of a reader, trimmed and shortened. Null if it is too short. */
export function parseQuery(input: string): string | null {
  const query = shortenQuery(input).trim();
  return query.length < QUERY_LENGTH_MIN ? null : query;
}

export type MarkedPiece = { text: string; marked: boolean };

/** Splits a text into pieces and marks the words that matched, regardless of accents and case. */
export function marked(text: string, terms: string[]): MarkedPiece[] {
  const wanted = new Set(terms);
  const pieces: MarkedPiece[] = [];
  // The same words as in the index: the comma in 1,000 is a part of the number.
  for (const piece of text.split(/((?:[\p{L}\p{N}\p{M}]|(?<=\d)[.,](?=\d))+)/u)) {
    if (piece === "") continue;
    const isMarked = wanted.has(folded(piece));
    const last = pieces.at(-1);
    if (last && last.marked === isMarked) last.text += piece;
    else pieces.push({ text: piece, marked: isMarked });
  }
  return pieces;
}

/** The part of a text around the first match, with the matches marked, or its beginning if nothing matches. */
export function snippetOf(text: string, terms: string[]): MarkedPiece[] {
  const pieces = marked(text, terms);
  const first = pieces.findIndex((piece) => piece.marked);
  const place = pieces.slice(0, Math.max(first, 0)).reduce((length, piece) => length + piece.text.length, 0);
  const from = place > SNIPPET_LENGTH_MAX / 2 ? text.indexOf(" ", place - LEAD_LENGTH_MAX) + 1 : 0;
  return marked(`${from > 0 ? "… " : ""}${shortened(text.slice(from), SNIPPET_LENGTH_MAX)}`, terms);
}

/** The beginning of a text, cut between two words. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).replace(/[,;:.]$/, "")} …`;
}
