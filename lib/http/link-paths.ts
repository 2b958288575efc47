import { baseHeaders, filePolicy } from "./headers.ts";
import type { PlainPage } from "./plain-page.ts";

const KEY_PATH =
  /^(?<page>(?:\/[a-z]{2})?\/(?:confirm|signature|unsubscribe|subscription)\/)(?<rest>[^?]+)(?<query>.*)$/is;
const CLEAN_REST = /^[A-Za-z0-9_-]+(?:\/download)?\/?$/i;
// Longer than any token with all that is added to it; the rest is not looked at.
const REST_MAX = 1_000;
// Stands for a token where nothing is left of one, so that the page says so.
const NO_TOKEN = "-";

/**
 * The redirect from the path behind a link to the same page with its token alone, or null where nothing was added. Mail
 * programs and people add signs, spaces and escapes before and after a token and break lines within it; most of that can be
 * in no path of ours, and some of it cannot be decoded, so it is taken away before any other rule sees the path.
 */
export function linkRedirect(url: string, siteUrl: string): PlainPage | null {
  const { page, rest, query } = KEY_PATH.exec(url)?.groups ?? {};
  if (page === undefined || rest === undefined || CLEAN_REST.test(rest)) return null;
  return {
    status: 308,
    headers: {
      ...baseHeaders({ siteUrl }),
      "content-security-policy": filePolicy(),
      // The path is a key: nobody keeps it, and no other site is told of it.
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
    // Line breaks, spaces and all that is not ASCII; an "=" before them is how quoted-printable breaks a line.
    .replace(/=?[^!-~]+/g, "");
  const runs = signs.match(/[A-Za-z0-9_-]+/g) ?? [NO_TOKEN];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest));
}
