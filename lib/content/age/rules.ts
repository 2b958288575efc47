/**
 * How many months a check counts as recent. Helplines are checked every quarter, other texts twice a year. A law carries the
 * date of the newest source that was read; most of these laws change within a year, so that date is old after 12 months.
 */
export const CHECK_MONTHS_MAX = { help: 3, other: 6, law: 12 };
export type CheckKind = keyof typeof CHECK_MONTHS_MAX;

/**
 * Is a text whose check is dated `checked` (YYYY-MM) due to be checked again? A year without a month counts from January.
 * The result changes only with the month, so pages that are built in a month stay right until it ends.
 */
export function isDue(checked: string, kind: CheckKind, now: Date): boolean {
  const [year = 0, month = 1] = checked.split("-").map(Number);
  return (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month > CHECK_MONTHS_MAX[kind];
}
