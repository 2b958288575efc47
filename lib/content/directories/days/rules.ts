import type { DayRule } from "../schema";

/** A rule from which the dates can be computed. Those of an `announced` day are set by its organizers each year. */
export type DatedRule = Exclude<DayRule, { kind: "announced" }>;

/** The first and the last day, both included, as YYYY-MM-DD. They are calendar days without a time zone. */
export type Span = { from: string; until: string };

/** The days that a rule means in a year. */
export function spanIn(rule: DatedRule, year: number): Span {
  if (rule.kind === "month") return { from: written(year, rule.month, 1), until: written(year, rule.month + 1, 0) };
  const day = rule.kind === "date" ? rule.day : dayOfNthWeekday(rule, year);
  const date = written(year, rule.month, day);
  return { from: date, until: date };
}

/** The span of a rule that contains `today`, or else the next one. */
export function nextSpan(rule: DatedRule, today: string): Span {
  const year = Number(today.slice(0, 4));
  const thisYear = spanIn(rule, year);
  return thisYear.until >= today ? thisYear : spanIn(rule, year + 1);
}

/** Does a span contain this day? */
export function isUnderWay({ from, until }: Span, today: string): boolean {
  return from <= today && today <= until;
}

type Ruled = { rule: DayRule };
export type Coming<Day extends Ruled> = { day: Day; span: Span };

/** Every dated day once, in the order of the year that begins today. Of two that begin together, the longer comes first. */
export function comingYear<Day extends Ruled>(days: Day[], today: string): Coming<Day>[] {
  return days
    .flatMap((day) => (day.rule.kind === "announced" ? [] : [{ day, span: nextSpan(day.rule, today) }]))
    .sort((a, b) => compare(a.span.from, b.span.from) || compare(b.span.until, a.span.until));
}

/** The days whose dates cannot be computed, by month. */
export function announcedDays<Day extends Ruled>(days: Day[]): Day[] {
  return days.filter(({ rule }) => rule.kind === "announced").sort((a, b) => a.rule.month - b.rule.month);
}

/** The date at `now` in a time zone, as YYYY-MM-DD. */
export function dayAt(now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** The day after a date, both as YYYY-MM-DD. */
export function dayAfter(date: string): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return written(year, month, day + 1);
}

function dayOfNthWeekday(
  { month, weekday, nth }: { month: number; weekday: number; nth: number },
  year: number,
): number {
  if (nth === -1) {
    const last = new Date(Date.UTC(year, month, 0));
    return last.getUTCDate() - ((last.getUTCDay() - weekday + 7) % 7);
  }
  const firstWeekday = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return 1 + ((weekday - firstWeekday + 7) % 7) + (nth - 1) * 7;
}

/** As for Date, day 0 is the last of the month before, and a day past the end is in the month after. */
function written(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
