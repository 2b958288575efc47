import { createHash, randomBytes } from "node:crypto";

import { expect, type Page } from "@playwright/test";

import { onDatabase } from "./database.ts";
import { AS_EMAILS_COME, emailsTo } from "./postbox.ts";
import { bucketsOfSignIn } from "./tokens.ts";

/** The email of the admin who is invited when the site of these tests starts. */
export const ADMIN = "organizer@example.org";

/**
 * Requests a sign-in link by the form, and returns the link from the email. An earlier journey may have requested one for the
 * same mailbox within the last minute, and equal requests are one, so its limits begin anew.
 */
export async function requestLink(page: Page, email: string): Promise<string> {
  await onDatabase("DELETE FROM rate_limit WHERE bucket = ANY($1)", [await bucketsOfSignIn(email)]);
  const before = (await emailsTo(email)).length;
  await page.goto("/console/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await expect
    .poll(async () => (await emailsTo(email)).length, { message: `emails to ${email}`, ...AS_EMAILS_COME })
    .toBe(before + 1);
  const link = /https?:\/\/\S+\/console\/sign-in\/verify\?token=[A-Za-z0-9_-]+/.exec(
    (await emailsTo(email))[0]!.text,
  )?.[0];
  expect(link, "a sign-in link in the email").toBeDefined();
  return link!;
}

/**
 * Signs in by the form and the link in the email. Where a second factor follows, it counts as given: second-factor.spec.ts is
 * about it.
 */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(await requestLink(page, email));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/console(\/sign-in\/(set-up|second-factor))?$/);
  if (page.url().endsWith("/console")) return;
  const cookie = (await page.context().cookies()).find(({ name }) => name === "next-auth.session-token");
  await markAsGiven(cookie!.value);
  await page.goto("/console");
}

/** Marks the second factor as given in the session of a cookie. */
export async function markAsGiven(token: string): Promise<void> {
  await onDatabase("UPDATE organizer_session SET second_factor_at = now() WHERE token_hash = $1", [hashOf(token)]);
}

const hashOf = (token: string) => createHash("sha256").update(token).digest();

/** Begins a session of the admin without an email and with the second factor given, for journeys about something else. */
export async function signInAsAdmin(page: Page): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  await onDatabase(
    `INSERT INTO organizer_session (organizer_id, token_hash, expires_at, second_factor_at)
     SELECT min(id), $1, now() + interval '1 day', now() FROM organizer WHERE role = 'admin'`,
    [hashOf(token)],
  );
  const url = process.env["E2E_SITE_URL"]!;
  await page.context().addCookies([{ name: "next-auth.session-token", value: token, url, httpOnly: true }]);
}
