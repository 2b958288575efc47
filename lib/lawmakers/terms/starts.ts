// On which day the terms of a legislature begin, after an election in November. Where the law says "on the first day of the session", it
// is the day on which that begins. The days and years are those of Ballotpedia, "When state legislators assume office after a
// general election" (docs/data.md); those of 17 states were compared with the days of 2024 (rules.test.ts), the others still have to
// be. A day that is wrong names nobody a few days too early or too late. Where only some seats of a legislature were elected, its roster is taken to change all the same.

/** The first day of the terms that an election of that year decides, as midnight UTC. */
type FirstDay = (electionYear: number) => Date;

const JANUARY = 0;
const NOVEMBER = 10;
const DECEMBER = 11;
const [MONDAY, TUESDAY, WEDNESDAY] = [1, 2, 3];

const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day));

/** The nth such day of the week in a month. */
function nth(count: number, weekday: number, year: number, month: number): Date {
  const offset = (weekday - utc(year, month, 1).getUTCDay() + 7) % 7;
  return utc(year, month, 1 + offset + 7 * (count - 1));
}

/** A day such as the Wednesday after the first Monday. */
function afterFirstMonday(weekday: number, year: number, month: number): Date {
  const monday = nth(1, MONDAY, year, month).getUTCDate();
  return utc(year, month, monday + weekday - MONDAY);
}

/** The day of a general election: the Tuesday after the first Monday of November. */
export const electionDay: FirstDay = (year) => afterFirstMonday(TUESDAY, year, NOVEMBER);

const daysAfterElection =
  (days: number): FirstDay =>
  (year) =>
    utc(year, NOVEMBER, electionDay(year).getUTCDate() + days);
const inDecember =
  (day: number): FirstDay =>
  (year) =>
    utc(year, DECEMBER, day);
const inJanuary =
  (day: number): FirstDay =>
  (year) =>
    utc(year + 1, JANUARY, day);
const nthInJanuary =
  (count: number, weekday: number): FirstDay =>
  (year) =>
    nth(count, weekday, year + 1, JANUARY);
const afterMondayInJanuary =
  (weekday: number): FirstDay =>
  (year) =>
    afterFirstMonday(weekday, year + 1, JANUARY);

const days: [states: string, first: FirstDay][] = [
  ["FL HI TN", daysAfterElection(0)],
  ["AL DE IN NV", daysAfterElection(1)],
  ["SC", daysAfterElection(6)],
  ["OK", daysAfterElection(15)],
  ["ID ND PA WV", inDecember(1)],
  ["CA", (year) => nth(1, MONDAY, year, DECEMBER)],
  ["ME NH", (year) => nth(1, WEDNESDAY, year, DECEMBER)],
  ["IA KY MI NC NM NY OH UT", inJanuary(1)],
  ["DC PR", inJanuary(2)],
  ["MT WY", nthInJanuary(1, MONDAY)],
  // Where the first Monday is the first or the second of January, it is the third.
  ["WI", (year) => utc(year + 1, JANUARY, Math.max(3, nth(1, MONDAY, year + 1, JANUARY).getUTCDate()))],
  ["RI", nthInJanuary(1, TUESDAY)],
  ["MA", nthInJanuary(1, WEDNESDAY)],
  ["MN MS", afterMondayInJanuary(TUESDAY)],
  ["CT MO NE VT", afterMondayInJanuary(WEDNESDAY)],
  ["AR AZ GA KS LA OR WA", nthInJanuary(2, MONDAY)],
  ["NJ SD TX", nthInJanuary(2, TUESDAY)],
  ["CO IL MD VA", nthInJanuary(2, WEDNESDAY)],
  ["AK", nthInJanuary(3, TUESDAY)],
];

/** The first day of the terms by state. */
export const firstDays: ReadonlyMap<string, FirstDay> = new Map(
  days.flatMap(([states, first]) => states.split(" ").map((state) => [state, first] as const)),
);

/** Whether seats of the legislature are elected in November of that year. */
export function electsIn(state: string, year: number): boolean {
  if (state === "NJ" || state === "VA") return year % 2 === 1;
  if (state === "LA" || state === "MS") return year % 4 === 3;
  if (state === "AL" || state === "MD") return year % 4 === 2;
  return state === "PR" ? year % 4 === 0 : year % 2 === 0;
}
