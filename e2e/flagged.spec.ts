import { expect, test, type Page } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { signInAsAdmin } from "./support/sign-in.ts";
import { countNow, expectCheckYourEmail, fillIn, messages, newEmail, PETITION, send } from "./support/signing.ts";

const HELD = "Thank you. Your signature is confirmed.";
const disposable = () => newEmail("flagged").replace("example.org", "mailinator.com");

test.afterAll(() => onDatabase("DELETE FROM setting WHERE key = 'flagged-held'"));

/** Signs and confirms with a disposable mailbox. */
async function signsHeld(page: Page, name: string): Promise<string> {
  const email = disposable();
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.ruth, name, email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(HELD);
  return email;
}

async function openQueue(page: Page) {
  await page.goto("/console/flagged");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\?/);
  // Just after a click the document is still empty.
  await page.waitForLoadState();
}

async function decide(page: Page, name: string, decision: RegExp, reason = "") {
  await page.getByLabel(name, { exact: true }).check();
  await page.getByLabel(decision).check();
  if (reason) await page.getByLabel("Reason, if they are removed").fill(reason);
  await page.getByRole("button", { name: "Record this decision" }).click();
}

test("an admin lets flagged signatures wait, who signs is told so, and accepting, undoing and removing move the count", async ({
  page,
  browser,
}) => {
  await signInAsAdmin(page);
  await page.goto("/console/settings");
  await page.getByText("Let flagged signatures wait", { exact: true }).click();
  await page.getByRole("button", { name: "Yes, let flagged signatures wait" }).click();
  await expect(page.getByText("Flagged signatures wait for an organizer before they count.")).toBeVisible();

  const signer = await browser.newPage();
  const before = await countNow(page);
  const name = `Ruth Flagged ${String.fromCharCode(65 + Math.floor(Math.random() * 26))}.`;
  const email = await signsHeld(signer, name);
  await expectAccessible(signer);
  expect(await countNow(page)).toBe(before);
  const { subject, text } = await nextEmail(email, 2);
  expect(subject).toBe("Thank you: your signature is confirmed");
  const own = linkIn({ subject, text, html: "", to: [] }, "signature");
  await signer.goto(own);
  await expect(signer.getByText("It counts after one of the organizers has looked at it.")).toBeVisible();

  await openQueue(page);
  await expect(page.getByText("Disposable mailbox").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Record this decision" }).click();
  await expect(page.getByRole("group", { name: "Please check this form" })).toBeFocused();
  await decide(page, name, /^Accept/);
  await expect(page.getByText("1 signature accepted, and counted.")).toBeVisible();
  expect(await countNow(page)).toBe(before + 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 signature as before.")).toBeVisible();
  expect(await countNow(page)).toBe(before);
  await decide(page, name, /^Accept/);
  await expect(page.getByText("1 signature accepted, and counted.")).toBeVisible();
  await signer.reload();
  await expect(signer.getByText("Confirmed. It counts.")).toBeVisible();
  await signer.close();
});

test.describe("without JavaScript, at 320 pixels", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });

  test("one of the queue is removed with a reason, and brought back", async ({ page }) => {
    await onDatabase(
      `INSERT INTO setting (key, value) VALUES ('flagged-held', 'true') ON CONFLICT (key) DO UPDATE SET value = 'true'`,
    );
    const before = await countNow(page);
    const name = `June Flagged ${String.fromCharCode(65 + Math.floor(Math.random() * 26))}.`;
    await signsHeld(page, name);
    await signInAsAdmin(page);
    await openQueue(page);
    await expectNoSidewaysScroll(page);
    await decide(page, name, /^Remove/);
    await expect(page.getByText("Say why, in a few words").first()).toBeVisible();
    await expect(page.getByLabel(name, { exact: true })).toBeChecked();
    await decide(page, name, /^Remove/, "a made-up name");
    await expect(page.getByText("1 signature removed.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("1 signature as before.")).toBeVisible();
    await expect(page.getByLabel(name, { exact: true })).toBeVisible();
    expect(await countNow(page)).toBe(before);
  });
});
