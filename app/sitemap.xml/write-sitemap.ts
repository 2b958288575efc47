import { type Locale, localePath, locales } from "@/lib/locale";
import { escapeXml } from "@/lib/xml";

/** A sitemap that lists each page in every language, with its URLs in the others (sitemaps.org, and hreflang). */
export function writeSitemap(siteUrl: string, paths: string[]): string {
  // The home page is written without a slash, as Next writes its canonical URL.
  const url = (locale: Locale, path: string) => escapeXml(`${siteUrl}${localePath(locale, path)}`.replace(/\/$/, ""));
  const entries = paths.flatMap((path) => {
    const alternates = locales
      .map((each) => `<xhtml:link rel="alternate" hreflang="${each}" href="${url(each, path)}"/>`)
      .join("");
    return locales.map((locale) => `<url><loc>${url(locale, path)}</loc>${alternates}</url>\n`);
  });
  const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${names}>\n${entries.join("")}</urlset>\n`;
}
