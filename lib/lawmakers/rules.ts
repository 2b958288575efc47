import type { StatesOfZip } from "./schema";
import { straddlingZips } from "./straddling-zips";
import { armedForcesPrefixes, zipPrefixes, zipRanges } from "./zip-prefixes";

const ZIP = /^\s*(\d{5})(?:\s*-?\s*\d{4})?\s*$/;

/** The five digits of a typed ZIP Code or ZIP+4, with digits of any width and any dash, or null where it is none. */
export function readZip(typed: string): string | null {
  return ZIP.exec(typed.normalize("NFKC").replace(/[\p{Pd}\u2212]/gu, "-"))?.[1] ?? null;
}

/**
 * The state of a five-digit ZIP Code, first by the exceptions and then by the prefix. It never guesses: an area in several
 * states has all of them, and a ZIP Code that the tables lack is unknown, because new ones are added every year.
 */
export function statesOfZip(zip5: string): StatesOfZip {
  if (!/^\d{5}$/.test(zip5)) return { kind: "unknown" };
  const states = straddlingZips.get(zip5);
  if (states) return { kind: "several", states: [...states] };
  const range = zipRanges.find(([, from, to]) => from <= zip5 && zip5 <= to);
  if (range) return { kind: "one", state: range[0] };
  const prefix = zip5.slice(0, 3);
  if (armedForcesPrefixes.has(prefix)) return { kind: "armed-forces" };
  const state = zipPrefixes.get(prefix);
  return state ? { kind: "one", state } : { kind: "unknown" };
}

export type StateQuestion = "state-missing" | "state-contradicts";

/**
 * The state that follows from a ZIP Code and a chosen state, or the question for the person. A chosen state never overrides a
 * ZIP Code that settles the state, because the choice may be old or hidden.
 */
export function settleState(zip5: string, chosen: string | undefined): { state: string } | { question: StateQuestion } {
  const found = statesOfZip(zip5);
  if (found.kind === "one" && chosen === undefined) return { state: found.state };
  if (chosen === undefined) return { question: "state-missing" };
  const possible = found.kind === "one" ? [found.state] : found.kind === "several" ? found.states : [chosen];
  return possible.includes(chosen) ? { state: chosen } : { question: "state-contradicts" };
}
