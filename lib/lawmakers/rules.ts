import { states } from "../content/states";
import { addMilliseconds, DAY } from "../time";
import type { District, Lawmaker, StatesOfZip } from "./schema";
import { straddlingZips } from "./straddling-zips";
import { isOutdated } from "./terms/rules";
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

/** The day of a moment, as midnight UTC, like the days that the database stores. */
export const dayOf = (time: Date): Date => new Date(`${time.toISOString().slice(0, 10)}T00:00:00Z`);

/** Whether public data may be of that day. In parts of the world it is tomorrow already. */
export const mayBeOfDay = (day: Date, now: Date): boolean => day <= addMilliseconds(dayOf(now), DAY);

type Term = Pick<Lawmaker, "state" | "termBegins" | "termEnds" | "rosterDate">;

/**
 * Whether a lawmaker is in office on that day: the term has begun, and its last day is not over. Where no end is published, it ends
 * when new terms begin in the state after the date of the roster, because nobody knows who was elected again.
 */
export function isSitting(term: Term, today: Date): boolean {
  const { termBegins, termEnds } = term;
  const day = dayOf(today);
  if (termBegins !== null && termBegins > day) return false;
  return termEnds === null ? !mayHaveLeft(term, today) : termEnds >= day;
}

/** Whether nobody knows if a lawmaker of an older roster still sits: new terms have begun since, and no end is published. */
export const mayHaveLeft = ({ state, termEnds, rosterDate }: Term, today: Date): boolean =>
  termEnds === null && isOutdated(state, rosterDate, dayOf(today));

/** Whether a district is the whole state, so that its members represent everybody there: at-large seats of DC and Puerto Rico. */
export const coversWholeState = ({ division, geoid }: Pick<District, "division" | "geoid">): boolean =>
  geoid === null &&
  /^ocd-division\/country:us\/(state|district|territory):[a-z]{2}(\/sld[ul]:at-large)?$/.test(division);

const natural = new Intl.Collator("en", { numeric: true });

/** Sorts names of districts as people count: 2 before 10. */
export const compareNames = (a: string, b: string): number => natural.compare(a, b);

const stateByFips = new Map(states.map(({ code, fips }) => [fips, code]));

/** The state of a Census GEOID, by its first two digits. */
export const stateOfGeoid = (geoid: string): string | null => stateByFips.get(geoid.slice(0, 2)) ?? null;
