interface Headers {
  get: (name: string) => string | null;
}

/**
 * Whether a form was sent from one of our own pages. Browsers say so in `sec-fetch-site`, and older ones in `origin`. A request
 * without either comes from no browser that another site could have tricked into sending a cookie.
 */
export function isFromOurPages(headers: Headers, siteUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  return origin === null || origin === new URL(siteUrl).origin;
}
