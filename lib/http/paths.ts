import { FILTERED_SEGMENT, isFilteredList } from "./filtered-lists.ts";
import { defaultLocale, type Locale, localePath, stripLocale, toLocale } from "../locale.ts";

/** The most characters of a URL. All our own are shorter. A longer request line is refused unread. */
export const URL_LENGTH_MAX = 4_096;

export type PathKind = "page" | "console" | "developers" | "api" | "file";

/** The language of a path. It is read from the text alone, so it works for paths that cannot be decoded. */
export function languageOf(pathname: string): Locale {
  const first = /^\/([^/?#]*)/.exec(pathname)?.[1]?.toLowerCase();
  return toLocale(first);
}

/** Why a URL (a path, perhaps with a query) is invalid, or null. */
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
  // Proxies resolve dot segments in different ways. Browsers resolve them themselves and never send one.
  if (decoded.split("/").some((segment) => segment === "." || segment === "..")) return "malformed";
  // Empty segments and backslashes can turn a redirect into one to another site. Control characters are in no path of
  // ours, and some code of the framework fails on them.
  // eslint-disable-next-line no-control-regex -- the pattern looks for control characters
  return /\/\/|\\|[\u0000-\u001f\u007f]/.test(decoded) ? "malformed" : null;
}

/** The path of a URL without its query. */
export function pathOf(url: string): string {
  return url.split("?", 1)[0]!;
}

// Everything in public/, the files at the root of app/, and the drawings. Every other path counts as a page, so that a
// mistyped image gets the same response as any other unknown path. A test compares this with the folders.
const FILES =
  /^\/(?:_next\/|icons\/|search-index\/|social-images\/|print\/|\.well-known\/|(?:apple-icon\.png|enhance\.js|favicon\.ico|icon\.svg|manifest\.webmanifest|page-data\.js|plain\.css|robots\.txt|sitemap\.xml)$)/;

/** Which part of the application a path belongs to. */
export function kindOf(pathname: string): PathKind {
  if (/^\/api(?:\/|$)/.test(pathname)) return "api";
  if (/^\/console(?:\/|$)/.test(pathname)) return "console";
  if (/^\/dev\//.test(pathname)) return "developers";
  const isFeed = pathname === localePath(languageOf(pathname), "/feed.xml");
  return isFeed || isBadge(pathname) || FILES.test(pathname) ? "file" : "page";
}

/** Whether a path of the console serves an email for the frame of its preview. */
export const isEmailPreview = (pathname: string): boolean =>
  /^\/console\/(?:petitions\/[^/]+\/preview|updates\/[^/]+)\/email$/.test(pathname);

/**
 * The canonical spelling of a page's path: no trailing slash, no capitals, no prefix for the default language. The route of a
 * filtered list is no path of its own.
 */
export function canonicalPath(pathname: string): string {
  const trimmed = inSmallLetters(pathname).replace(/\/+$/, "") || "/";
  const canonical = trimmed.split("/", 2)[1] === defaultLocale ? stripLocale(trimmed) : trimmed;
  const [, segment, list = "", ...more] = stripLocale(canonical).split("/");
  const isFiltered = segment === FILTERED_SEGMENT && isFilteredList(list) && more.length === 0;
  return isFiltered ? localePath(languageOf(canonical), `/${list}`) : canonical;
}

/** The route of a page's path. It always begins with the language. */
export function routePage(pathname: string): { language: Locale; internal: string } {
  const language = toLocale(pathname.split("/", 2)[1]);
  if (language !== defaultLocale) return { language, internal: pathname };
  return { language, internal: `/${language}${pathname === "/" ? "" : pathname}` };
}

// The segments before a token, whose case matters.
const BEFORE_TOKEN = new Set(["confirm", "signature", "unsubscribe", "subscription", "delivery"]);
const ESCAPE_OR_CAPITALS = /%[0-9A-Fa-f]{2}|[A-Z]+/g;

/** Lower case except for tokens and escapes. People and programs write capitals, which no path of a page has. */
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

/** Whether a path contains a token, so that its page must send no referrer. */
export function holdsToken(pathname: string): boolean {
  return (
    isAuthorizedByPath(pathname) ||
    /^\/console\/sign-in\/verify(?:\/|$)/.test(pathname) ||
    /^\/api\/(?:auth|unsubscribe)(?:\/|$)/.test(pathname)
  );
}

/** Whether the token in the path of a public page is the only authorization: these pages neither read nor set a cookie. */
export function isAuthorizedByPath(pathname: string): boolean {
  return /^\/(?:confirm|signature|unsubscribe|subscription|delivery)(?:\/|$)/.test(stripLocale(pathname));
}

/**
 * The route that handles a POST to the path of an unsubscribe page, or null. Mail programs post to the URL in the email
 * (RFC 8058), and one path cannot be both a page and a route handler.
 */
export function unsubscribeRoute(pathname: string): string | null {
  const token = /^\/unsubscribe\/([^/]+)$/.exec(stripLocale(pathname))?.[1];
  return token === undefined ? null : `/api/unsubscribe/${token}`;
}

/** Whether a path is of the sign form for frames, or of the page that follows it. These pages have no script. */
export function isFramePage(pathname: string): boolean {
  return /^\/embed\/[^/]+(?:\/check-your-email)?$/.test(stripLocale(pathname));
}

/** Whether a path is of the badge with a petition's number, which other sites show as an image. */
export function isBadge(pathname: string): boolean {
  return /^\/embed\/[^/]+\/badge\.svg$/.test(stripLocale(pathname));
}
