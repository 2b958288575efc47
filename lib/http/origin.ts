import { isAuthorizedByPath } from "./paths.ts";

/** Only our server sets this header, on a form with a valid form token (scripts/serve/form-token.ts). */
export const PROVEN_FORM_HEADER = "x-proven-form";

/**
 * Whether a form with the origin "null" was sent from a page of ours. Browsers send that origin from a page with the
 * referrer policy `no-referrer` (Fetch, section 3.2), which our pages with a token have and a proxy may set for every page.
 * Next refuses it. Where the path contains the token, the token alone authorizes. Elsewhere `sec-fetch-site` proves the
 * origin or, in older browsers, the token in the form.
 */
export function isFormOfOurs(headers: Headers, pathname: string): boolean {
  return (
    isAuthorizedByPath(pathname) || headers.get("sec-fetch-site") === "same-origin" || headers.has(PROVEN_FORM_HEADER)
  );
}
