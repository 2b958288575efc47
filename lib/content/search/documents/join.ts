/** The parts of a text that there are, one after the other. */
export function join(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
