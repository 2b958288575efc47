interface Headers {
  get: (name: string) => string | null;
}

/**
 * Whether a form was sent from one of our own pages. Browsers say so themselves; one that is too old to name the site
 * names the origin. What comes without either is no browser that could have been tricked into sending a cookie.
 */
export function isFromOurPages(headers: Headers, siteUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  return origin === null || origin === new URL(siteUrl).origin;
}
