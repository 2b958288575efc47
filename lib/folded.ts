/** Normalizes a text for searching: no accents, lower case, numbers without separators, and straight quotes. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(\d)[.,](?=\d)/g, "$1")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
}
