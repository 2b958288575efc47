export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

/** The language of paths without a prefix. Only the path determines the language: no cookie, no guessing. */
export const defaultLocale: Locale = "en";

/** BCP 47 tags with the region, which determines the format of numbers and dates. */
export const languageTags = { en: "en-US", es: "es-US" } as const satisfies Record<Locale, string>;

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The language that a form or a path names; the default for anything that names none. */
export function toLocale(value: unknown): Locale {
  return isLocale(value) ? value : defaultLocale;
}

/** The path of a page in one language, from its path in English: `/get-help` is `/es/get-help` in Spanish. */
export function localePath(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === "/" || path.startsWith("/?") || path.startsWith("/#")
    ? `/${locale}${path.slice(1)}`
    : `/${locale}${path}`;
}

/** The path without its language, also where the default one is written out: both `/es/get-help` and `/en/get-help` become `/get-help`. */
export function stripLocale(pathname: string): string {
  const prefix = locales.find((locale) => pathname === `/${locale}` || pathname.startsWith(`/${locale}/`));
  return prefix === undefined ? pathname : pathname.slice(prefix.length + 1) || "/";
}
