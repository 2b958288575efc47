import { type StateCount, type Tally, UNKNOWN_STATE } from "./schema";

/** The tally of a petition from the counts of its states. */
export function toTally(counts: StateCount[]): Tally {
  return {
    confirmed: counts.reduce((sum, { count }) => sum + count, 0),
    byState: Object.fromEntries(
      counts.filter(({ state }) => state !== UNKNOWN_STATE).map(({ state, count }) => [state, count]),
    ),
    unknownState: counts.find(({ state }) => state === UNKNOWN_STATE)?.count ?? 0,
  };
}
