// Loaded with the search page itself, so it imports no library: what searches is in engine/, fetched with the index.
import { folded } from "../facts/rules";

/** Longer than any sensible question; the rest of a longer one is not looked at. */
export const QUERY_LENGTH_MAX = 100;
/** A single letter begins a tenth of all words. */
const QUERY_LENGTH_MIN = 2;
export const HITS_MAX = 30;

// How much of a text a result shows: two or three lines.
const SNIPPET_LENGTH_MAX = 200;
const LEAD_LENGTH_MAX = 60;

/** The beginning of a question, never with half of a sign at its end. */
export function cutQuery(given: string): string {
  return given.slice(0, QUERY_LENGTH_MAX).replace(/[\uD800-\uDBFF]$/, "");
}

/** What a reader asked for, bounded. Null where there is too little to look for. */
export function questionIn(given: string): string | null {
  const question = cutQuery(given).trim();
  return question.length < QUERY_LENGTH_MIN ? null : question;
}

export type MarkedPiece = { text: string; marked: boolean };

/** A text in pieces, with those words marked that matched. Accents and capitals make no difference. */
export function marked(text: string, terms: string[]): MarkedPiece[] {
  const wanted = new Set(terms);
  const pieces: MarkedPiece[] = [];
  // The same words as the index has: the comma in 1,000 is a part of it.
  for (const piece of text.split(/((?:[\p{L}\p{N}\p{M}]|(?<=\d)[.,](?=\d))+)/u)) {
    if (piece === "") continue;
    const isMarked = wanted.has(folded(piece));
    const last = pieces.at(-1);
    if (last && last.marked === isMarked) last.text += piece;
    else pieces.push({ text: piece, marked: isMarked });
  }
  return pieces;
}

/** The part of a text where the first match is, with the matches marked; its beginning where none is. */
export function snippetOf(text: string, terms: string[]): MarkedPiece[] {
  const pieces = marked(text, terms);
  const first = pieces.findIndex((piece) => piece.marked);
  const place = pieces.slice(0, Math.max(first, 0)).reduce((length, piece) => length + piece.text.length, 0);
  const from = place > SNIPPET_LENGTH_MAX / 2 ? text.indexOf(" ", place - LEAD_LENGTH_MAX) + 1 : 0;
  return marked(`${from > 0 ? "… " : ""}${shortened(text.slice(from), SNIPPET_LENGTH_MAX)}`, terms);
}

/** The beginning of a text, cut between words. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).replace(/[,;:.]$/, "")} …`;
}
