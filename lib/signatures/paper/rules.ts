import type { StateCount } from "../tally/schema";
import type { PaperCount } from "./schema";

/** The signatures on paper of a petition from the counts of its states. */
export function toPaperCount(counts: StateCount[]): PaperCount {
  return {
    counted: counts.reduce((sum, { count }) => sum + count, 0),
    byState: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
  };
}

/** The name of a field of the console's form: `zip-3`. */
export const lineField = (column: string, line: number) => `${column}-${line}`;
