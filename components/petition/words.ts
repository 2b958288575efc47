import type { Locale } from "@/lib/locale";

// Spanish as it is written in the United States: 75,000 and not 75.000.
const tag = (locale: Locale) => (locale === "es" ? "es-US" : "en-US");

/** A day as it is written in running text, "March 4, 2026". */
export function dayWords(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(tag(locale), { dateStyle: "long", timeZone: "America/New_York" }).format(date);
}

/** A moment as it is written in running text, with the zone it is meant in. */
export function momentWords(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(tag(locale), {
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: "America/New_York",
    timeZoneName: "short",
  }).format(date);
}

/** When something was checked: "March 2026" from "2026-03", and a year alone as it is. */
export function checkedWords(checked: string, locale: Locale): string {
  if (!checked.includes("-")) return checked;
  return new Intl.DateTimeFormat(tag(locale), { year: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${checked}-01T00:00:00Z`),
  );
}

export function numberWords(number: number, locale: Locale): string {
  return new Intl.NumberFormat(tag(locale)).format(number);
}

/** A part of a whole, rounded down, so that nothing is called complete before it is. */
export function percentWords(part: number, locale: Locale): string {
  return new Intl.NumberFormat(tag(locale), { style: "percent" }).format(Math.floor(part * 100) / 100);
}
