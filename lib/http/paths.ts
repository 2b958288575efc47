import { defaultLocale, type Locale, localePath, stripLocale, toLocale } from "../locale.ts";

/** In characters. Longer than any URL we make; a request line that fits is read, a longer one is refused unread. */
export const URL_LENGTH_MAX = 4_096;

export type PathKind = "page" | "console" | "developers" | "api" | "file";

/** The language that a path asks for. It is read from the text alone, so it works for paths that cannot be decoded. */
export function languageOf(pathname: string): Locale {
  const first = /^\/([^/?#]*)/.exec(pathname)?.[1]?.toLowerCase();
  return toLocale(first);
}

/** Why a URL (a path, perhaps with a query) cannot name anything here, whatever stands behind it. */
export function faultOf(url: string): "too-long" | "malformed" | null {
  if (url.length > URL_LENGTH_MAX) return "too-long";
  const pathname = pathOf(url);
  if (!pathname.startsWith("/")) return "malformed";
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return "malformed";
  }
  // Programs on the way read dot segments in different ways; browsers resolve them and never send one.
  if (decoded.split("/").some((segment) => segment === "." || segment === "..")) return "malformed";
  // With empty segments and backslashes a redirect can be made to lead to another site; control characters
  // are in no path of ours, and some code below us would stumble over them.
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /\/\/|\\|[\u0000-\u001f\u007f]/.test(decoded) ? "malformed" : null;
}

/** The path of a URL without its query. */
export function pathOf(url: string): string {
  return url.split("?", 1)[0]!;
}

// Everything in public/, the files app/ makes at its root, and what it draws. What is not named here is the path of a
// page, so that a mistyped picture gets the same response as any other unknown path. A test compares this with the folders.
const FILES =
  /^\/(?:_next\/|icons\/|search-index\/|social-images\/|print\/|\.well-known\/|(?:apple-icon\.png|enhance\.js|favicon\.ico|icon\.svg|manifest\.webmanifest|plain\.css|robots\.txt|sitemap\.xml)$)/;

/** Which part of the application a path belongs to. */
export function kindOf(pathname: string): PathKind {
  if (/^\/api(?:\/|$)/.test(pathname)) return "api";
  if (/^\/console(?:\/|$)/.test(pathname)) return "console";
  if (/^\/dev\//.test(pathname)) return "developers";
  const isFeed = pathname === localePath(languageOf(pathname), "/feed.xml");
  return isFeed || FILES.test(pathname) ? "file" : "page";
}

/** The one spelling of a page's path: no trailing slash, no capitals, no prefix for the default language. */
export function canonicalPath(pathname: string): string {
  const trimmed = inSmallLetters(pathname).replace(/\/+$/, "") || "/";
  return trimmed.split("/", 2)[1] === defaultLocale ? stripLocale(trimmed) : trimmed;
}

/** The route behind the path of a page. It always carries its language. */
export function routePage(pathname: string): { language: Locale; internal: string } {
  const language = toLocale(pathname.split("/", 2)[1]);
  if (language !== defaultLocale) return { language, internal: pathname };
  return { language, internal: `/${language}${pathname === "/" ? "" : pathname}` };
}

// The pages whose next segment is a token, in which capitals count.
const BEFORE_TOKEN = new Set(["confirm", "signature", "unsubscribe", "subscription"]);
const ESCAPE_OR_CAPITALS = /%[0-9A-Fa-f]{2}|[A-Z]+/g;

/** People type capitals and programs make them; no page has one in its path, except in a token. */
function inSmallLetters(pathname: string): string {
  const small: string[] = [];
  for (const segment of pathname.split("/"))
    small.push(
      BEFORE_TOKEN.has(small.at(-1) ?? "")
        ? segment
        : segment.replace(ESCAPE_OR_CAPITALS, (text) => (text.startsWith("%") ? text : text.toLowerCase())),
    );
  return small.join("/");
}

/** Pages whose path is itself a key: they tell no one where the reader came from. */
export function holdsToken(pathname: string): boolean {
  return (
    isOwnKey(pathname) ||
    /^\/console\/sign-in\/verify(?:\/|$)/.test(pathname) ||
    /^\/api\/(?:auth|unsubscribe)(?:\/|$)/.test(pathname)
  );
}

/** Pages of the public site on which the path alone says who may act: no cookie is asked for or given. */
export function isOwnKey(pathname: string): boolean {
  return /^\/(?:confirm|signature|unsubscribe|subscription)(?:\/|$)/.test(stripLocale(pathname));
}

/**
 * The route that takes what is posted to the path of an unsubscribe page, or null. Mail programs post to the very
 * URL that is in the email (RFC 8058), and one path cannot be a page and a route handler at once.
 */
export function unsubscribeRoute(pathname: string): string | null {
  const token = /^\/unsubscribe\/([^/]+)$/.exec(stripLocale(pathname))?.[1];
  return token === undefined ? null : `/api/unsubscribe/${token}`;
}
