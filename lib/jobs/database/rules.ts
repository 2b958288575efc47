const TEXT_LENGTH_MAX = 300;

/** A statement without the values in it, on one line. Ours have none, but an operator's may. */
export function withoutValues(statement: string): string {
  return statement
    .replace(/'(?:[^']|'')*'?/g, "'…'")
    .replace(/(?<![\w$])\d+(?:\.\d+)?/g, "…")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, TEXT_LENGTH_MAX);
}
