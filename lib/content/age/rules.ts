/**
 * How many months a check is good for. Numbers to call are checked each quarter, what else we say twice a year. Of a law
 * we know the date of the newest source we read, and a source grows older than a check: these laws change almost every
 * year, so after a year it may have changed.
 */
export const CHECK_MONTHS_MAX = { help: 3, other: 6, law: 12 };
export type CheckKind = keyof typeof CHECK_MONTHS_MAX;

/**
 * Is something that was checked in a month, written YYYY-MM, due to be looked at again? A year alone counts from its
 * January. The answer changes only with the month, so that a build is true for a month.
 */
export function isDue(checked: string, kind: CheckKind, now: Date): boolean {
  const [year = 0, month = 1] = checked.split("-").map(Number);
  return (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month > CHECK_MONTHS_MAX[kind];
}
