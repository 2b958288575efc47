import { baseHeaders, filePolicy } from "./headers.ts";
import type { PlainPage } from "./plain-page.ts";

const TOKEN_PATH =
  /^(?<page>(?:\/[a-z]{2})?\/(?:confirm|signature|unsubscribe|subscription|delivery)\/)(?<rest>[^?]+)(?<query>.*)$/is;
const CLEAN_REST = /^[A-Za-z0-9_-]+(?:\/(?:download|files))?\/?$/i;
// Longer than any token with what is added to it. The rest is ignored.
const REST_MAX = 1_000;
// The token where none is left, so that the page says that the link is broken.
const NO_TOKEN = "-";

/**
 * The redirect from the path of a link to the same page with the bare token, or null where nothing was added. Mail programs
 * and people add signs, spaces and escapes before and after a token, and line breaks within it. The other rules would refuse
 * most of these, and some cannot be decoded, so they are removed first.
 */
export function linkRedirect(url: string, siteUrl: string): PlainPage | null {
  const { page, rest, query } = TOKEN_PATH.exec(url)?.groups ?? {};
  if (page === undefined || rest === undefined || CLEAN_REST.test(rest)) return null;
  return {
    status: 308,
    headers: {
      ...baseHeaders({ siteUrl }),
      "content-security-policy": filePolicy(),
      // The path contains a token: no cache may keep it, and no other site may see it as a referrer.
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      location: page + tokenIn(rest.slice(0, REST_MAX)) + query,
    },
    body: "",
  };
}

function tokenIn(rest: string): string {
  const signs = rest
    .replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    // Removes line breaks, spaces and everything that is not ASCII. Quoted-printable puts an "=" before a line break.
    .replace(/=?[^!-~]+/g, "");
  const runs = signs.match(/[A-Za-z0-9_-]+/g) ?? [NO_TOKEN];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest));
}
