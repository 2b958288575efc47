import { expect, type Page } from "@playwright/test";

import { emailsTo } from "./postbox.ts";

/** The email of the admin who is invited when the site of these tests starts. */
export const ADMIN = "organizer@example.org";

/** Requests a sign-in link by the form, and returns the link from the email. */
export async function requestLink(page: Page, email: string): Promise<string> {
  const before = (await emailsTo(email)).length;
  await page.goto("/console/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await expect
    .poll(async () => (await emailsTo(email)).length, { message: `emails to ${email}`, timeout: 30_000 })
    .toBe(before + 1);
  const link = /https?:\/\/\S+\/console\/sign-in\/verify\?token=[A-Za-z0-9_-]+/.exec(
    (await emailsTo(email))[0]!.text,
  )?.[0];
  expect(link, "a sign-in link in the email").toBeDefined();
  return link!;
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(await requestLink(page, email));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/console$/);
}
