import type { NextRequest } from "next/server";

import { renewedCookie } from "@/lib/organizers/sign-in/cookie";
import { isUnavailable } from "@/lib/unavailable";

/**
 * Renews an organizer's session with each request of the console. The proxy does it because pages cannot set cookies. It
 * decides about no access: each page, action and route does that by itself.
 */
export async function withRenewedSession(request: NextRequest, response: Response): Promise<Response> {
  if (isPrefetch(request)) return response;
  try {
    const cookie = await renewedCookie((name) => request.cookies.get(name)?.value, new Date());
    if (cookie) response.headers.append("set-cookie", cookie);
  } catch (error) {
    // While the database is away, the page itself says so.
    if (!isUnavailable(error)) throw error;
  }
  return response;
}

// A browser may drop the response of a prefetch, and a new token with it.
function isPrefetch({ headers }: NextRequest): boolean {
  return headers.has("next-router-prefetch") || /prefetch/.test(headers.get("sec-purpose") ?? "");
}
