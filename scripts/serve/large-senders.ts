import type { IncomingMessage } from "node:http";

import type { PostRoute } from "../../lib/http/posts.ts";
import { logError } from "../../lib/log.ts";
import { isFromOurPages } from "../../lib/organizers/origin.ts";
import { isAtLeast } from "../../lib/organizers/rules.ts";
import { sessionCookieName } from "../../lib/organizers/sign-in/cookie.ts";
import { findSession } from "../../lib/organizers/sign-in/queries.ts";
import { isUnavailable } from "../../lib/unavailable.ts";

/**
 * Whether a request with a large body comes from one of our pages and from an organizer whose role includes its route. Nobody else
 * needs such a body to be read: the routes that take one refuse them without it.
 */
export function mayBeLarge({ siteUrl }: { siteUrl: string }) {
  return async ({ headers }: IncomingMessage, { sender = "admin" }: PostRoute): Promise<boolean> => {
    const get = (name: string) => (headers[name] as string | undefined) ?? null;
    if (!isFromOurPages({ get }, siteUrl)) return false;
    const token = cookieOf(headers.cookie ?? "", sessionCookieName());
    try {
      const organizer = token === null ? null : await findSession(token, new Date());
      return organizer !== null && isAtLeast(organizer.role, sender);
    } catch (error) {
      // The route says so.
      if (!isUnavailable(error)) logError("session-not-read", error);
      return false;
    }
  };
}

function cookieOf(header: string, name: string): string | null {
  const found = header.split(";").find((pair) => pair.trimStart().startsWith(`${name}=`));
  return found ? found.slice(found.indexOf("=") + 1).trim() : null;
}
