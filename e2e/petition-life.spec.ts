import { expect, test, type Page } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { onDatabase, withoutDatabase } from "./support/database.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import {
  countNow,
  countShown,
  expectCheckYourEmail,
  fillIn,
  newEmail,
  PETITION,
  send,
  messages,
} from "./support/signing.ts";
import { idIn } from "./support/tokens.ts";

// A page may show an old petition for this long (lib/petitions/queries.ts).
const MEMO_MILLISECONDS = 2_500;

async function change(page: Page, set: string) {
  await onDatabase(`UPDATE petition SET ${set} WHERE slug = 'safe-harbor'`);
  await page.waitForTimeout(MEMO_MILLISECONDS);
}

test.afterEach(async ({ page }) => {
  await change(page, "status = 'open', paused_at = NULL, closes_at = NULL");
});

async function signedLink(page: Page, name: string): Promise<string> {
  const email = newEmail(name);
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  return linkIn(await nextEmail(email), "confirm");
}

test("a closed petition accepts no signature, even from a form that was opened before, and within the grace period a confirmation counts", async ({
  page,
}) => {
  const link = await signedLink(page, "grace");
  const before = await countNow(page);
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email: newEmail("late") });
  await change(page, "opened_at = now() - interval '60 days', closes_at = now() - interval '1 hour'");
  await send(page, "en");
  await expect(page.getByText("This petition has closed, so it can no longer be signed.")).toBeVisible();
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue(cast.grace.name);

  await page.goto(PETITION);
  await expect(page.getByRole("button", { name: messages.en.sign })).toHaveCount(0);
  await expect(page.getByText("This petition has closed", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto(link);
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  expect(await countShown(page)).toBe(before + 1);
});

test("after the grace period a confirmation is refused politely", async ({ page }) => {
  const link = await signedLink(page, "too-late");
  const before = await countNow(page);
  await change(page, "opened_at = now() - interval '60 days', closes_at = now() - interval '25 hours'");
  await page.goto(link);
  await expect(page.getByRole("button", { name: messages.en.confirm })).toHaveCount(0);
  await expect(page.getByText("This petition has closed", { exact: true })).toBeVisible();
  expect(await countNow(page)).toBe(before);
});

test("a paused petition refuses with a notice, and nothing is lost", async ({ page }) => {
  const link = await signedLink(page, "paused");
  await change(page, "status = 'paused', paused_at = now()");
  for (const url of [PETITION, `${PETITION}/tx`, link]) {
    await page.goto(url);
    await expect(page.getByText("This petition is paused", { exact: true })).toBeVisible();
  }
  await change(page, "status = 'open', paused_at = NULL");
  await page.goto(link);
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
});

test("a hidden petition is not found anywhere, and one that was taken down is gone", async ({ page }) => {
  const urls = [
    PETITION,
    `${PETITION}/tx`,
    `${PETITION}/versions/1`,
    `${PETITION}/check-your-email`,
    `${PETITION}/thanks`,
    `/es${PETITION}`,
    `/api${PETITION}`,
    `/api${PETITION}/history`,
  ];
  for (const [status, expected] of [
    ["hidden", 404],
    ["taken_down", 410],
  ] as const) {
    await change(page, `status = '${status}'`);
    for (const url of urls) expect((await page.request.get(url)).status(), `${url} when ${status}`).toBe(expected);
    const list = await page.request.get("/api/petitions");
    expect(((await list.json()) as { petitions: unknown[] }).petitions).toEqual([]);
    for (const url of ["/states", "/states/tx", "/es/states/vt"]) {
      await page.goto(url);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("main").locator(`a[href*="${PETITION}"]`), `${url} when ${status}`).toHaveCount(0);
    }
  }
});

test("an expired link offers a new email to the same mailbox, and that one works", async ({ page }) => {
  const email = newEmail("expired");
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  const link = linkIn(await nextEmail(email), "confirm");
  await onDatabase(
    "UPDATE signature_draft SET posted_at = now() - interval '8 days', emailed_at = now() - interval '8 days', expires_at = now() - interval '1 day' WHERE id = $1",
    [idIn(link)],
  );
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has expired");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send me a new email" }).click();
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email, 2), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
});

test("while the database is away signing says so with 503 and keeps what was typed, and everything recovers by itself", async ({
  page,
  browser,
}) => {
  const email = newEmail("away");
  const plain = await browser.newPage({ javaScriptEnabled: false });
  for (const each of [page, plain]) {
    await each.goto(PETITION);
    await fillIn(each, "en", { ...cast.grace, email });
  }
  await withoutDatabase(async () => {
    for (const each of [page, plain]) {
      const [response] = await Promise.all([
        each.waitForResponse((response) => response.request().method() === "POST"),
        send(each, "en"),
      ]);
      expect(response.status()).toBe(503);
      await expect(each.getByText("We cannot take signatures at this moment.")).toBeVisible();
      await expect(each.getByLabel(messages.en.email, { exact: true })).toHaveValue(email);
    }
    expect((await page.request.get("/get-help")).status()).toBe(200);
    expect((await page.request.get(`/api${PETITION}`)).status()).toBe(503);
  });
  await expect.poll(async () => (await page.request.get(PETITION)).status()).toBe(200);
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await nextEmail(email);
  await plain.close();
});
