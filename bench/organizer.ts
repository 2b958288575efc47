import { setTimeout as wait } from "node:timers/promises";

import { Client, type Answer } from "./load.ts";

const LOOKS_MAX = 50;
const LOOK_MILLISECONDS = 200;

/** Signs the first organizer in, by letter and button like anybody, and answers the session's cookie. */
export async function organizerCookie(siteUrl: string, postboxUrl: string, email = "organizer@example.org"): Promise<string> {
  const site = new Client(siteUrl);
  const postbox = new Client(postboxUrl);
  try {
    await post(site, siteUrl, "/api/auth/signin/email", { email });
    const token = await tokenFor(postbox, email);
    const { headers } = await post(site, siteUrl, "/api/auth/callback/email", { token });
    const cookie = headers["set-cookie"]?.find((set) => set.includes("session-token="));
    if (!cookie) throw new Error("signing in gave no session");
    return cookie.split(";")[0]!;
  } finally {
    site.close();
    postbox.close();
  }
}

function post(site: Client, siteUrl: string, path: string, fields: Record<string, string>): Promise<Answer> {
  const headers = { origin: siteUrl, "content-type": "application/x-www-form-urlencoded" };
  return site.ask({ method: "POST", path, headers, body: new URLSearchParams(fields).toString() });
}

async function tokenFor(postbox: Client, email: string): Promise<string> {
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const { body } = await postbox.ask({ path: `/api/mails?to=${encodeURIComponent(email)}` });
    const found = /verify\?token=([A-Za-z0-9_-]{43})/.exec(body);
    if (found) return found[1]!;
    await wait(LOOK_MILLISECONDS);
  }
  throw new Error("no sign-in letter came");
}
