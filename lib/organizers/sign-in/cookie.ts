import { env } from "../../env";
import { renewSession } from "./commands";

export const isSecure = (): boolean => env.SITE_URL.startsWith("https://");

export const sessionCookieName = (): string => `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

export interface SessionCookie {
  name: string;
  value: string;
  expires: Date;
  httpOnly: true;
  sameSite: "lax";
  path: "/";
  secure: boolean;
}

/**
 * Called by the proxy for each request of the console that carries a session's cookie, since pages cannot set cookies:
 * notes that the session is used, and hands back the cookie to set where its token was replaced.
 */
export async function renewedCookie(readCookie: (name: string) => string | undefined, now: Date): Promise<SessionCookie | null> {
  const token = readCookie(sessionCookieName());
  const renewed = token ? await renewSession(token, now) : null;
  return renewed && {
    name: sessionCookieName(), value: renewed.token, expires: renewed.expiresAt,
    httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(),
  };
}
