import { createHash } from "node:crypto";

import { env } from "../../../env";
import { withoutBreaks } from "../../../link-token";

/** The URL of a sign-in token, and the hash that is stored of the token. next-auth uses the same hash. */
export function signInLink(token: string): { url: string; tokenHash: string } {
  return {
    // The link contains no email, and opens a page with a button, because mail scanners open links.
    url: `${env.SITE_URL}/console/sign-in/verify?token=${token}`,
    tokenHash: createHash("sha256")
      .update(token + env.NEXTAUTH_SECRET)
      .digest("hex"),
  };
}

// "=3D" and "=20" of quoted-printable and "%20" of URLs that nobody decoded, also where the "=" before them is that of the link.
const STUCK_BEFORE = /(?:^|[=%])(?:3D|20|3C|22)(?=[A-Za-z0-9_-]{43})/gi;
const TOKEN = /[A-Za-z0-9_-]{43}/;

/** Whether the start of a token could be what mail programs put before it. No such token is given out. */
export const startsLikeEscape = (token: string): boolean => /^(?:3D|20|3C|22)/i.test(token);

/**
 * The token of a sign-in link, or null where it is not whole. As with the links of signers (lib/link-token), it ignores what mail
 * programs and people add before and after it, and line breaks within it.
 */
export function readSignInToken(token: unknown): string | null {
  if (typeof token !== "string") return null;
  return TOKEN.exec(withoutBreaks(token).replace(STUCK_BEFORE, " "))?.[0] ?? null;
}
