export type TextPiece = string | { text: string; href: string };

/** Splits a text at its links, which are written `[label](href)`. */
export function piecesOf(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { 0: whole, 1: label, 2: href, index } of text.matchAll(/\[([^[\]]+)\]\(([^()\s]+)\)/g)) {
    if (index > end) pieces.push(text.slice(end, index));
    pieces.push({ text: label!, href: href! });
    end = index + whole.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** A text as a reader sees it: links without their `href`. */
export function plainText(text: string): string {
  return piecesOf(text)
    .map((piece) => (typeof piece === "string" ? piece : piece.text))
    .join("");
}

export function linksOf(text: string): string[] {
  return piecesOf(text).flatMap((piece) => (typeof piece === "string" ? [] : [piece.href]));
}

/** The items before and after one, in the order of the list. */
export function neighborsOf<Item>(items: readonly Item[], item: Item): { previous: Item | null; next: Item | null } {
  const place = items.indexOf(item);
  if (place === -1) return { previous: null, next: null };
  return { previous: items[place - 1] ?? null, next: items[place + 1] ?? null };
}
