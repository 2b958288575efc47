import { createHash } from "node:crypto";

import { env } from "../../../env";

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
