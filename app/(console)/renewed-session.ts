import type { NextRequest } from "next/server";

import { renewedCookie } from "@/lib/organizers/sign-in/cookie";
import { isUnavailable } from "@/lib/unavailable";

/**
 * Keeps an organizer's session alive with each request of the console. The proxy does it because pages cannot set
 * cookies; it lets nobody in or out, which each page, action and route does for itself.
 */
export async function withRenewedSession(request: NextRequest, response: Response): Promise<Response> {
  if (isPrefetch(request)) return response;
  try {
    const cookie = await renewedCookie((name) => request.cookies.get(name)?.value, new Date());
    if (cookie) response.headers.append("set-cookie", cookie);
  } catch (error) {
    // Without its database the page says so by itself.
    if (!isUnavailable(error)) throw error;
  }
  return response;
}

// What a browser fetches before anyone clicked may be thrown away unread, and a new token with it.
function isPrefetch({ headers }: NextRequest): boolean {
  return headers.has("next-router-prefetch") || /prefetch/.test(headers.get("sec-purpose") ?? "");
}
