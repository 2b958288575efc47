import { env } from "../../env";
import { renewSession } from "./commands";

export const isSecure = (): boolean => env.SITE_URL.startsWith("https://");

export const sessionCookieName = (): string => `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

/**
 * Called by the proxy for each request of the console that carries a session's cookie, since pages cannot set cookies:
 * notes that the session is used, and hands back the `set-cookie` to send where its token was replaced.
 */
export async function renewedCookie(
  readCookie: (name: string) => string | undefined,
  now: Date,
): Promise<string | null> {
  const token = readCookie(sessionCookieName());
  const renewed = token ? await renewSession(token, now) : null;
  if (!renewed) return null;
  const attributes = [
    "Path=/",
    `Expires=${renewed.expiresAt.toUTCString()}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure() ? ["Secure"] : []),
  ];
  return [`${sessionCookieName()}=${renewed.token}`, ...attributes].join("; ");
}
