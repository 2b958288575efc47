// Terms begin in the January after an election. These four states elect their legislatures in odd years, all others in even
// years. A few begin in November or December already, for which January is no later than a new roster takes anyway.
const ELECTED_IN_ODD_YEARS = new Set(["LA", "MS", "NJ", "VA"]);

// From the election in November on, people who open a roster must be told that it is about to change.
const FIRST_MONTH_OF_CHANGE = 10;

/** The first day of the newest term that has begun in a state, as midnight UTC. */
export function newestTermStart(state: string, today: Date): Date {
  const year = today.getUTCFullYear();
  return new Date(Date.UTC(startsTerms(state, year) ? year : year - 1, 0, 1));
}

/**
 * What has to be said about the age of a roster: `old` where new terms have begun since, `ending` between an election and the
 * new terms, `current` otherwise. `from` is the first day of the terms in question.
 */
export function ageOfRoster(
  state: string,
  rosterDate: Date,
  today: Date,
): { age: "current" } | { age: "old" | "ending"; from: Date } {
  const newest = newestTermStart(state, today);
  if (rosterDate < newest) return { age: "old", from: newest };
  const next = today.getUTCFullYear() + 1;
  if (today.getUTCMonth() >= FIRST_MONTH_OF_CHANGE && startsTerms(state, next))
    return { age: "ending", from: new Date(Date.UTC(next, 0, 1)) };
  return { age: "current" };
}

const startsTerms = (state: string, year: number) => (year % 2 === 1) !== ELECTED_IN_ODD_YEARS.has(state);
