/**
 * How many months a check is good for. What was checked longer ago is marked wherever it stands. Laws change with the
 * yearly sessions of the legislatures, so after a year and a half each has had a whole session to change in.
 */
export const CHECK_MONTHS_MAX = 18;

/** Is something that was checked in a month, written YYYY-MM, due to be looked at again? A year alone counts from its January. */
export function isDue(checked: string, now: Date): boolean {
  const [year = 0, month = 1] = checked.split("-").map(Number);
  return (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month > CHECK_MONTHS_MAX;
}
