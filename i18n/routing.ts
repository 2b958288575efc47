export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];
/** The language without a prefix. A reader's language is the address alone: no cookie, no guessing. */
export const defaultLocale: Locale = "en";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The address of a page in one language, from its address in English: `/get-help` is `/es/get-help` in Spanish. */
export function localePath(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === "/" || path.startsWith("/?") || path.startsWith("/#")
    ? `/${locale}${path.slice(1)}`
    : `/${locale}${path}`;
}

/** The address without its language, whichever way it was written. */
export function stripLocale(pathname: string): string {
  const prefix = locales.find((locale) => pathname === `/${locale}` || pathname.startsWith(`/${locale}/`));
  return prefix === undefined ? pathname : pathname.slice(prefix.length + 1) || "/";
}
