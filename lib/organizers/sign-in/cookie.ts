import { env } from "../../env";
import { renewSession } from "./commands";

export const isSecure = (): boolean => env.SITE_URL.startsWith("https://");

export const sessionCookieName = (): string => `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

/**
 * Renews the session of a request and returns the `set-cookie` header where its token was replaced, or null. The proxy calls
 * it for each request of the console, because pages cannot set cookies.
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
