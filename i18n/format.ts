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

// Creating a formatter takes many times longer than using it, so each is created once, at its first use.
function perLocale<Formatter>(make: (tag: string) => Formatter): (locale: Locale) => Formatter {
  const made = new Map<Locale, Formatter>();
  return (locale) => {
    const formatter = made.get(locale) ?? make(languageTags[locale]);
    made.set(locale, formatter);
    return formatter;
  };
}
