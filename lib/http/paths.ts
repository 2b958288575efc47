/** Longer than any address we make; a request line that fits is read, a longer one is refused unread. */
export const ADDRESS_LENGTH_MAX = 4_096;

export type Language = "en" | "es";

export type AddressKind = "page" | "console" | "developers" | "api" | "file";

/** The language an address asks for. It is read from the text alone, so it works for addresses that cannot be decoded. */
export function languageOf(pathname: string): Language {
  return /^\/es(?:[/?#]|$)/i.test(pathname) ? "es" : "en";
}

/** Why an address cannot name anything here, whatever stands behind it. */
export function faultOf(address: string): "too-long" | "malformed" | null {
  if (address.length > ADDRESS_LENGTH_MAX) return "too-long";
  const pathname = address.split("?", 1)[0] ?? "";
  if (!pathname.startsWith("/")) return "malformed";
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return "malformed";
  }
  // What stands for another segment is read differently by each program that an address passes; browsers never send it.
  if (decoded.split("/").some((segment) => segment === "." || segment === "..")) return "malformed";
  // Empty segments and backslashes are how one site is passed off as another in a redirect; control characters
  // are in no address of ours, and some code below us would stumble over them.
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /\/\/|\\|[\u0000-\u001f\u007f]/.test(decoded) ? "malformed" : null;
}

// Everything in public/, the files app/ makes at its root, and what it draws. What is not named here is the address of a page, so that
// a mistyped picture is answered like any other address nobody knows. A test compares this with the folders.
const FILES =
  /^\/(?:_next\/|icons\/|search-index\/|social-images\/|print\/|\.well-known\/|(?:es\/)?feed\.xml$|(?:apple-icon\.png|enhance\.js|favicon\.ico|icon\.svg|manifest\.webmanifest|plain\.css|robots\.txt|sitemap\.xml)$)/;

/** Which part of the application an address belongs to. */
export function kindOf(pathname: string): AddressKind {
  if (/^\/api(?:\/|$)/.test(pathname)) return "api";
  if (/^\/console(?:\/|$)/.test(pathname)) return "console";
  if (/^\/dev\//.test(pathname)) return "developers";
  return FILES.test(pathname) ? "file" : "page";
}

export type PageRoute = { redirect: string } | { language: Language; internal: string };

/**
 * Where a page's address leads: to the one way of writing it (no trailing slash, no prefix for English), or to the
 * route that answers it, which always carries its language.
 */
export function routePage(pathname: string): PageRoute {
  const trimmed = pathname.replace(/\/+$/, "") || "/";
  const english = /^\/en(\/.*)?$/.exec(trimmed);
  if (english) return { redirect: english[1] ?? "/" };
  if (trimmed !== pathname) return { redirect: trimmed };
  const language = /^\/es(\/|$)/.test(trimmed) ? "es" : "en";
  return { language, internal: language === "es" ? trimmed : trimmed === "/" ? "/en" : `/en${trimmed}` };
}

/** Pages whose address is itself a key: they tell no one where the reader came from. */
export function holdsToken(pathname: string): boolean {
  return (
    isOwnKey(pathname) ||
    /^\/console\/sign-in\/verify(?:\/|$)/.test(pathname) ||
    /^\/api\/(?:auth|unsubscribe)(?:\/|$)/.test(pathname)
  );
}

/** Pages of the public site on which the address alone says who may act: no cookie is asked for or given. */
export function isOwnKey(pathname: string): boolean {
  return /^(?:\/es)?\/(?:confirm|signature|unsubscribe|subscription)(?:\/|$)/.test(pathname);
}

/**
 * The route that takes what is posted to the address of an unsubscribe page, or null. Mail programs post to the very
 * address that is in the email (RFC 8058), and one address cannot be a page and a route handler at once.
 */
export function unsubscribeRoute(pathname: string): string | null {
  const token = /^(?:\/es)?\/unsubscribe\/([^/]+)$/.exec(pathname)?.[1];
  return token === undefined ? null : `/api/unsubscribe/${token}`;
}
