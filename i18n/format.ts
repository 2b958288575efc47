import type { Locale } from "@/lib/locale";

// Spanish as it is written in the United States groups thousands with a comma, as English does here.
const numbers: Record<Locale, Intl.NumberFormat> = {
  en: new Intl.NumberFormat("en-US"),
  es: new Intl.NumberFormat("es-US", { useGrouping: "always" }),
};

/** A whole number as a reader of this language writes it. */
export function formatCount(locale: Locale, count: number): string {
  return numbers[locale].format(count);
}
