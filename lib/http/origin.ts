import { isOwnKey } from "./paths.ts";

/** Set by our server alone, on a form that carries the token of one of our pages (scripts/serve/form-token.ts). */
export const PROVEN_FORM_HEADER = "x-proven-form";

/**
 * Whether a form with the origin "null" was sent from a page of ours. Browsers send that origin from a page with the
 * referrer policy `no-referrer` (Fetch, section 3.2), which our own pages with a token have and a proxy may set for every
 * page; Next refuses it. Where the path is the key, nothing else says who may act. Elsewhere the browser itself says so, or
 * for older ones the token in the form.
 */
export function isFormOfOurs(headers: Headers, pathname: string): boolean {
  return isOwnKey(pathname) || headers.get("sec-fetch-site") === "same-origin" || headers.has(PROVEN_FORM_HEADER);
}
