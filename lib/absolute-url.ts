import { env } from "./env";
import { type Locale, localePath } from "./locale";

/** The absolute URL of a page of this site, from its English path. */
export function absoluteUrl(locale: Locale, path: string): string {
  return `${env.SITE_URL}${localePath(locale, path)}`;
}
