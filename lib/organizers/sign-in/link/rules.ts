import { createHash } from "node:crypto";

import { env } from "../../../env";

/** The URL that a sign-in token is sent as, and what is kept of the token. next-auth hashes it so when it is used. */
export function signInLink(token: string): { url: string; tokenHash: string } {
  return {
    // The link names no email, and opens a page with a button: scanners of mail open links.
    url: `${env.SITE_URL}/console/sign-in/verify?token=${token}`,
    tokenHash: createHash("sha256")
      .update(token + env.NEXTAUTH_SECRET)
      .digest("hex"),
  };
}
