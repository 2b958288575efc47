import type { Locale } from "@/i18n/routing";

/** A day as it is written in running text, "March 4, 2026". */
export function dayWords(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(tag(locale), { dateStyle: "long", timeZone: "America/New_York" }).format(date);
}

/** When something was checked: "March 2026" from "2026-03", and a year alone as it is. */
export function checkedWords(checked: string, locale: Locale): string {
  if (!checked.includes("-")) return checked;
  return new Intl.DateTimeFormat(tag(locale), { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${checked}-01T00:00:00Z`));
}

const tag = (locale: Locale) => (locale === "es" ? "es-US" : "en-US");
