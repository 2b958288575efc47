import { electsIn, firstDays } from "./starts";

// An election decides terms of at most four years, so one of these years had one.
const YEARS_BETWEEN_ELECTIONS_MAX = 4;

// From the month of an election on, people who open a roster must be told that it is about to change.
const MONTH_OF_ELECTIONS = 10;

/** The first day of the newest term that has begun in a state, as midnight UTC. */
export function newestTermStart(state: string, today: Date): Date {
  const begun = startsAround(state, today).filter((start) => start <= today);
  return begun.at(-1)!;
}

/** The first days of terms in the years before a day and in the next one, in their order. */
function startsAround(state: string, today: Date): Date[] {
  const first = firstDays.get(state) ?? ((year: number) => new Date(Date.UTC(year + 1, 0, 1)));
  const oldest = today.getUTCFullYear() - YEARS_BETWEEN_ELECTIONS_MAX - 1;
  const years = Array.from({ length: YEARS_BETWEEN_ELECTIONS_MAX + 2 }, (_, at) => oldest + at);
  return years.filter((year) => electsIn(state, year)).map(first);
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
  const next = startsAround(state, today).find((start) => start > today);
  const election = next && electionBefore(next);
  return election && today >= election ? { age: "ending", from: next } : { age: "current" };
}

/** The beginning of the month of the election that decided terms with this first day. */
const electionBefore = (start: Date) =>
  new Date(
    Date.UTC(start.getUTCFullYear() - (start.getUTCMonth() < MONTH_OF_ELECTIONS ? 1 : 0), MONTH_OF_ELECTIONS, 1),
  );

/** Whether a roster is from before the newest terms, so that it does not tell who sits now. */
export const isOutdated = (state: string, rosterDate: Date, today: Date): boolean =>
  rosterDate < newestTermStart(state, today);

// Between elections members resign and die, and others are appointed. A roster changes every week somewhere.
const STALE_DAYS = 60;
const DAY_MILLISECONDS = 86_400_000;

/** What an organizer is asked before packets are built from a roster. Null where nothing speaks against it. */
export function questionOfRoster(
  state: string,
  rosterDate: Date,
  today: Date,
): { reason: "old" | "ending" | "stale"; days: number } | null {
  const days = Math.floor((today.getTime() - rosterDate.getTime()) / DAY_MILLISECONDS);
  const { age } = ageOfRoster(state, rosterDate, today);
  if (age !== "current") return { reason: age, days };
  return days > STALE_DAYS ? { reason: "stale", days } : null;
}
