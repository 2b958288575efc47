import { expect, test, type Page } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { hiddenFields, postForm } from "./support/raw-form.ts";
import { countNow, expectCheckYourEmail, fillIn, newEmail, PETITION, send, messages } from "./support/signing.ts";
import { tokenFor } from "./support/tokens.ts";

const ONE_CLICK = { "List-Unsubscribe": "One-Click" };

/** Signs and confirms. Returns the link to the signer's own page, from the email of thanks. */
async function ownPageOf(page: Page, email: string, zip: string = cast.ruth.zip): Promise<string> {
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.ruth, zip, email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  return linkIn(await nextEmail(email, 2), "signature");
}

test("a signer can see, correct, withdraw, restore and erase their signature, and the count follows", async ({
  page,
}) => {
  const email = newEmail("ruth");
  const own = await ownPageOf(page, email);
  const counted = await countNow(page);
  await page.goto(own);
  await expectAccessible(page);
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue(cast.ruth.name);

  await page.getByLabel(messages.en.name, { exact: true }).fill("Ruth A. Abelson");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue("Ruth A. Abelson");

  await page.getByRole("button", { name: "Withdraw my signature" }).click();
  await expect(page.getByText("Your signature is withdrawn.")).toBeVisible();
  expect(await countNow(page)).toBe(counted - 1);
  await page.getByRole("button", { name: "Count my signature again" }).click();
  await expect(page.getByText("Your signature counts again.")).toBeVisible();
  expect(await countNow(page)).toBe(counted);

  await page.getByText("Erase everything about my signature").click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, erase everything" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everything is erased");
  expect(await countNow(page)).toBe(counted - 1);
  expect((await page.goto(own))?.status()).toBe(404);
  await expectAccessible(page);
});

test("a signer can download everything that is kept about them", async ({ page }) => {
  const email = newEmail("download");
  const own = await ownPageOf(page, email);
  await page.goto(own);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download what you keep about me" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("my-signature.json");
  const response = await page.request.get(`${own}/download`);
  expect(await response.json()).toMatchObject({
    email,
    name: cast.ruth.name,
    zip: cast.ruth.zip,
    state: cast.ruth.state,
    status: "confirmed",
  });
  expect(response.headers()["cache-control"]).toBe("no-store");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("withdrawing and erasing work, and doing it twice is harmless", async ({ page, browser }) => {
    const own = await ownPageOf(page, newEmail("plain"));
    const counted = await countNow(page);
    const second = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(own);
    await second.goto(own);
    for (const each of [page, second]) {
      await each.getByRole("button", { name: "Withdraw my signature" }).click();
      await expect(each.getByText("Your signature is withdrawn.")).toBeVisible();
    }
    expect(await countNow(page)).toBe(counted - 1);
    await second.goto(own);
    for (const each of [page, second]) {
      await each.getByText("Erase everything about my signature").click();
      await each.getByRole("button", { name: "Yes, erase everything" }).click();
      await expect(each.getByRole("heading", { level: 1 })).toHaveText("Everything is erased");
    }
    await second.close();
    expect(await countNow(page)).toBe(counted - 1);
  });
});

test("a corrected ZIP Code counts in its own state, even if the old state is sent with it", async ({
  page,
  browser,
  request,
}) => {
  const byState = async () => {
    const response = await request.get(`/api${PETITION}`, { headers: { "cache-control": "no-cache" } });
    return ((await response.json()) as { signatures: { byState: Record<string, number> } }).signatures.byState;
  };
  const own = await ownPageOf(page, newEmail("moves"), "82001");
  const before = await byState();
  const hidden = await hiddenFields(browser, own, "zip");
  const saved = await postForm(request, own, {
    ...hidden,
    name: cast.ruth.name,
    zip: "59001",
    state: "WY",
    display: "hidden",
  });
  expect(saved.status).toBe(303);
  await page.goto(own);
  await expect(page.locator("main")).toContainText("Montana");
  const after = await byState();
  expect([after["WY"], after["MT"]]).toEqual([before["WY"]! - 1, before["MT"]! + 1]);
});

test("RFC 8058: one click stops updates without cookie or redirect, and a scanner that reads the page changes nothing", async ({
  page,
}) => {
  const email = newEmail("updates");
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.ruth, email });
  await page.locator("#updates").check();
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  const own = linkIn(await nextEmail(email, 2), "signature");
  await page.goto(own);
  await expect(page.locator("#updates")).toBeChecked();

  const url = `/unsubscribe/${await tokenFor("unsubscribe", own)}`;
  await page.goto(url);
  await expectAccessible(page);
  await page.goto(own);
  await expect(page.locator("#updates")).toBeChecked();

  // The purpose is part of the token, so another page's token stops nothing.
  const foreign = await page.request.post(`/unsubscribe/${own.split("/").at(-1)}`, {
    form: ONE_CLICK,
    maxRedirects: 0,
  });
  expect(foreign.status()).toBe(404);
  for (const body of [{ form: ONE_CLICK }, { multipart: ONE_CLICK }]) {
    const response = await page.request.post(url, { ...body, maxRedirects: 0 });
    expect(response.status()).toBe(200);
    expect(response.headers()).not.toHaveProperty("set-cookie");
  }
  await page.goto(own);
  await expect(page.locator("#updates")).not.toBeChecked();

  await page.locator("#updates").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(url);
  await page.getByRole("button", { name: "Stop the emails" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No more emails");
  await page.goto(own);
  await expect(page.locator("#updates")).not.toBeChecked();
});
