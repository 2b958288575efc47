import { expect, test } from "@playwright/test";

import { expectAccessible } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { AS_EMAILS_COME, emailsTo } from "./support/postbox.ts";
import { ADMIN, signIn } from "./support/sign-in.ts";
import { newEmail } from "./support/signing.ts";
import { emailHashOf } from "./support/tokens.ts";

const health = async () =>
  (await (await fetch(`${process.env["E2E_SITE_URL"]}/api/health`)).json()) as { status: string; warnings: string[] };

/** Makes the mail service send an event about the newest email to a mailbox. */
async function report(email: string, type: string): Promise<void> {
  const [mail] = (await emailsTo(email)) as unknown as { id: string }[];
  const response = await fetch(`${process.env["E2E_POSTBOX_URL"]}/webhooks/send`, {
    method: "POST",
    body: JSON.stringify({ id: mail!.id, type }),
  });
  expect(response.status).toBe(200);
}

test("an admin who marked a sign-in email as spam gets the next one, finds the mailbox on the list and lifts the suppression", async ({
  page,
  browser,
}) => {
  const email = newEmail("alma");
  await signIn(page, ADMIN);
  await page.goto("/console/organizers");
  await page.getByRole("textbox", { name: "Email address" }).fill(email);
  await page.getByLabel("Role").selectOption("admin");
  await page.getByRole("checkbox", { name: "All states" }).first().check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect.poll(async () => (await emailsTo(email)).length, AS_EMAILS_COME).toBe(1);
  expect((await health()).warnings).not.toContain("admin-suppressed");

  await report(email, "email.complained");
  await expect.poll(async () => (await health()).warnings).toContain("admin-suppressed");
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, email);

  await theirs.goto("/console/emails");
  await expect(theirs.getByRole("row", { name: email })).toContainText("its owner marked an email as spam");
  await theirs.getByRole("textbox", { name: "Email address" }).fill(email.toUpperCase());
  await theirs.getByRole("button", { name: "Look it up" }).click();
  await expect(
    theirs.getByText(/because its owner marked an email as spam\. It belongs to an organizer\./),
  ).toBeVisible();
  await expectAccessible(theirs);
  await theirs.getByRole("button", { name: "Lift the suppression" }).click();
  await expect(
    theirs.getByText("All emails to this mailbox go out again, here and at the mail service."),
  ).toBeVisible();
  await expect(theirs.getByRole("row", { name: email })).toHaveCount(0);
  await expect.poll(async () => (await health()).warnings).not.toContain("admin-suppressed");
  await theirs.goto("/console/audit");
  await expect(theirs.getByRole("row", { name: "go out again" }).first()).toContainText("complaint");
  await theirs.context().close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an admin finds a mailbox on the list, which shows no emails, and lifts the suppression", async ({ page }) => {
    const email = newEmail("bounced");
    await onDatabase("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'bounce')", [
      await emailHashOf(email),
    ]);
    await signIn(page, ADMIN);
    await page.goto("/console/emails");
    await expect(page.getByRole("row", { name: "its mail server refused" }).first()).toBeVisible();
    await expect(page.locator("main")).not.toContainText(email);
    await page.getByRole("textbox", { name: "Email address" }).fill("no email");
    await page.getByRole("button", { name: "Look it up" }).click();
    await expect(page.getByRole("group", { name: "Please check this form" })).toBeFocused();
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("button", { name: "Look it up" }).click();
    await expect(page.getByText(/This email address is suppressed since/)).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Email address" })).toHaveValue(email);
    expect(page.url()).not.toContain("@");
    await page.getByRole("button", { name: "Lift the suppression" }).click();
    await expect(page.getByText("All emails to this mailbox go out again")).toBeVisible();
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("button", { name: "Look it up" }).click();
    await expect(page.getByText("This email address is not on the list")).toBeVisible();
  });
});
