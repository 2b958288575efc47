import { languageTags, type Locale } from "@/lib/locale";

/** Where no other zone is meant, times are those of the East Coast, whose states are the first of the country to meet a day. */
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

/** A number as readers in the United States write it: 75,000 also in Spanish. */
export function formatNumber(locale: Locale, number: number): string {
  return numbers(locale).format(number);
}

/** A part of a whole (0.5 is 50%), rounded down, so that nothing is called complete before it is. */
export function formatPercent(locale: Locale, part: number): string {
  return percentages(locale).format(Math.floor(part * 100) / 100);
}

/** The day of a moment, "March 4, 2026". */
export function formatDay(locale: Locale, moment: Date): string {
  return days(locale).format(moment);
}

/** A day and its time, with the zone they are meant in. */
export function formatMoment(locale: Locale, moment: Date): string {
  return moments(locale).format(moment);
}

/** A date that content gives as YYYY, YYYY-MM or YYYY-MM-DD, as exactly as it is known: "2026", "March 2026". */
export function formatDate(locale: Locale, date: string): string {
  if (!date.includes("-")) return date;
  const formatter = date.length === "YYYY-MM".length ? writtenMonths : writtenDays;
  return formatter(locale).format(new Date(`${date.padEnd("YYYY-MM-DD".length, "-01")}T00:00:00Z`));
}

// Making a formatter takes many times longer than using it, so each is made once, when it is first needed.
function perLocale<Formatter>(make: (tag: string) => Formatter): (locale: Locale) => Formatter {
  const made = new Map<Locale, Formatter>();
  return (locale) => {
    const formatter = made.get(locale) ?? make(languageTags[locale]);
    made.set(locale, formatter);
    return formatter;
  };
}
