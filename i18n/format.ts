import { languageTags, type Locale } from "@/lib/locale";

/** The default time zone: the East Coast, where each day begins first in the states. */
export const TIME_ZONE = "America/New_York";

const numbers = perLocale((tag) => new Intl.NumberFormat(tag));
const percentages = perLocale((tag) => new Intl.NumberFormat(tag, { style: "percent" }));
const days = perLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: TIME_ZONE }));
const moments = perLocale(
  (tag) =>
    new Intl.DateTimeFormat(tag, {
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZone: TIME_ZONE,
      timeZoneName: "short",
    }),
);
const writtenMonths = perLocale(
  (tag) => new Intl.DateTimeFormat(tag, { year: "numeric", month: "long", timeZone: "UTC" }),
);
// In numbers always: "yesterday" would be wrong for what was 47 hours ago.
const agos = perLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: "always" }));
const nows = perLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }));
const writtenDays = perLocale((tag) => new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }));

/** A number as in the United States: 75,000, also in Spanish. */
export function formatNumber(locale: Locale, number: number): string {
  return numbers(locale).format(number);
}

/** A fraction as a percentage (0.5 is 50%), rounded down, so that 100% is never shown too early. */
export function formatPercent(locale: Locale, part: number): string {
  return percentages(locale).format(Math.floor(part * 100) / 100);
}

/** The day of a moment, "March 4, 2026". */
export function formatDay(locale: Locale, moment: Date): string {
  return days(locale).format(moment);
}

/** A day and its time, with the time zone. */
export function formatMoment(locale: Locale, moment: Date): string {
  return moments(locale).format(moment);
}

/** A date of the content (YYYY, YYYY-MM or YYYY-MM-DD), no finer than it is: "2026", "March 2026". */
export function formatDate(locale: Locale, date: string): string {
  if (!date.includes("-")) return date;
  const formatter = date.length === "YYYY-MM".length ? writtenMonths : writtenDays;
  return formatter(locale).format(new Date(`${date.padEnd("YYYY-MM-DD".length, "-01")}T00:00:00Z`));
}

// The seconds of each unit, largest first. Months and years are near enough.
const UNITS = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** How long ago a moment was, in its largest whole unit: "2 hours ago". Less than a minute is "now". */
export function formatAgo(locale: Locale, moment: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - moment.getTime()) / 1_000);
  const unit = UNITS.find(([, long]) => seconds >= long);
  if (!unit) return nows(locale).format(0, "second");
  return agos(locale).format(-Math.floor(seconds / unit[1]), unit[0]);
}

// Creating a formatter takes many times longer than using it, so each is created once, at its first use.
function perLocale<Formatter>(make: (tag: string) => Formatter): (locale: Locale) => Formatter {
  const made = new Map<Locale, Formatter>();
  return (locale) => {
    const formatter = made.get(locale) ?? make(languageTags[locale]);
    made.set(locale, formatter);
    return formatter;
  };
}

const KILOBYTE = 1_000;

/** The size of a file, such as "23 kB". The space does not break. */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE));
  return kilobytes < KILOBYTE ? `${kilobytes}\u00A0kB` : `${(kilobytes / KILOBYTE).toFixed(1)}\u00A0MB`;
}
