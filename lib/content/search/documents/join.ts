/** Joins the parts of a text that are not empty. */
export function join(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
