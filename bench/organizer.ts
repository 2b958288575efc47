import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";

import { multipart, readForm } from "./form.ts";
import { Client, type Response } from "./client.ts";
import { expectStatus } from "./signer.ts";
import type { Site } from "./site.ts";

const SIGN_IN = "/console/sign-in";

const LOOKS_MAX = 50;
const LOOK_MILLISECONDS = 200;

const cookies = new Map<string, Promise<string>>();

/**
 * Signs in the first organizer by email and button, and marks the second factor as given, which needs a phone. Returns the cookie
 * of the session. Once for each site: a second sign-in within a minute gets no email of its own.
 */
export function organizerCookie(site: Site): Promise<string> {
  const cookie = cookies.get(site.url) ?? signIn(site, "organizer@example.org");
  cookies.set(site.url, cookie);
  return cookie;
}

async function signIn(measured: Site, email: string): Promise<string> {
  const site = new Client(measured);
  const postbox = new Client({ url: measured.postboxUrl });
  try {
    const { fields } = readForm((await site.send({ path: SIGN_IN })).body, "email");
    await post(site, SIGN_IN, multipart({ ...fields, email }));
    const token = await tokenFor(postbox, email);
    const { headers } = await post(site, "/api/auth/callback/email", urlEncoded({ token }));
    const cookie = headers["set-cookie"]?.find((set) => set.includes("session-token="));
    if (!cookie) throw new Error("signing in gave no session");
    await markAsGiven(measured.databaseUrl);
    return cookie.split(";")[0]!;
  } finally {
    site.close();
    postbox.close();
  }
}

async function markAsGiven(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("UPDATE organizer_session SET second_factor_at = now()");
  } finally {
    await client.end();
  }
}

async function post(site: Client, path: string, { headers, body }: ReturnType<typeof multipart>): Promise<Response> {
  return expectStatus(
    await site.send({ method: "POST", path, headers: { ...headers, origin: site.origin }, body }),
    303,
  );
}

const urlEncoded = (fields: Record<string, string>) => ({
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
});

async function tokenFor(postbox: Client, email: string): Promise<string> {
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const { body } = await postbox.send({ path: `/api/mails?to=${encodeURIComponent(email)}` });
    const found = /verify\?token=([A-Za-z0-9_-]{43})/.exec(body);
    if (found) return found[1]!;
    await wait(LOOK_MILLISECONDS);
  }
  throw new Error("no sign-in email came");
}
