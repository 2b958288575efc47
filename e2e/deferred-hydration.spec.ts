import { expect, type Page, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectCheckYourEmail, fillIn, newEmail, PETITION, send, messages } from "./support/signing.ts";

// A page with a form loads no framework until somebody reaches for the form (docs/decisions/two-kinds-of-page.md).

const FRAMEWORK = "**/_next/static/**/*.js";
const WITH_FORMS = [PETITION, `${PETITION}/tx`, "/es/subscribe", "/corrections", "/confirm", "/search"];

/** Collects the URLs of the framework's files that the page requests from now on. */
function frameworkRequests(page: Page): string[] {
  const requested: string[] = [];
  page.on("request", (request) => {
    if (/\/_next\/.*\.js$/.test(new URL(request.url()).pathname)) requested.push(request.url());
  });
  return requested;
}

/** Holds the framework's files back until the returned function is called, as a slow network does. */
async function holdFramework(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(FRAMEWORK, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

for (const url of WITH_FORMS) {
  test(`${url} requests the framework when somebody reaches for its form, and not before`, async ({ page }) => {
    const requested = frameworkRequests(page);
    await page.goto(url, { waitUntil: "networkidle" });
    await page.mouse.wheel(0, 4_000);
    await page.waitForTimeout(300);
    expect(requested).toEqual([]);
    await page.locator("main form").first().locator("input:not([type=hidden]), button").first().focus();
    await expect.poll(() => requested.length).toBeGreaterThan(0);
    await page.waitForLoadState("networkidle");
    expect(new Set(requested).size, "each file once").toBe(requested.length);
  });
}

test("what was typed, chosen and checked before hydration is kept and sent", async ({ page }) => {
  const email = newEmail("early");
  const release = await holdFramework(page);
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.june, email });
  await page.locator("#updates").check();
  const state = page.getByLabel(messages.en.state, { exact: true });
  await expect(state).toBeHidden();
  release();

  // Once hydrated, the form sees that this ZIP Code lies in several states.
  await expect(state).toBeVisible();
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue(cast.june.name);
  await expect(page.getByLabel(messages.en.email, { exact: true })).toHaveValue(email);
  await expect(page.getByLabel(messages.en.zip, { exact: true })).toHaveValue(cast.june.zip);
  await expect(page.getByLabel(messages.en.age, { exact: true })).toBeChecked();
  await expect(page.locator("#updates")).toBeChecked();
  await state.selectOption("KY");
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
});

test("a code that was refused before hydration is asked for again, and the next press sends it", async ({ page }) => {
  const release = await holdFramework(page);
  await page.goto("/confirm");
  await page.getByRole("button", { name: "Go on" }).click();
  release();
  await expect(page.getByRole("group", { name: messages.en.summary })).toBeFocused();
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Code", { exact: true }).fill("K7QM-3XRT-2F");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("link", { name: /does not fit any email/ })).toBeVisible();
});

test("a form sent before hydration is posted by the browser", async ({ page }) => {
  const release = await holdFramework(page);
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email: newEmail("deferred") });
  await send(page, "en");
  release();
  await expectCheckYourEmail(page, "en");
});

test("a page that the browser has translated is not hydrated, and its form works", async ({ page }) => {
  const requested = frameworkRequests(page);
  await page.goto(PETITION);
  await page.evaluate(() => document.documentElement.classList.add("translated-ltr"));
  await fillIn(page, "en", { ...cast.grace, email: newEmail("translated") });
  expect(requested).toEqual([]);
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
});

test("a page whose data the server no longer has is not hydrated, and its form works", async ({ page }) => {
  const requested = frameworkRequests(page);
  // As for a page of an earlier build, or one whose petition has another text by now.
  await page.route("**/page-data.js?*", async (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set("v", "older");
    await route.continue({ url: url.href });
  });
  await page.goto(PETITION);
  const response = page.waitForResponse(/page-data/);
  await fillIn(page, "en", { ...cast.grace, email: newEmail("older") });
  expect((await response).status()).toBe(404);
  expect(requested).toEqual([]);
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
});

test("a query typed before hydration is searched for", async ({ page }) => {
  const release = await holdFramework(page);
  await page.goto("/search");
  await page.getByRole("searchbox").fill("debt bondage");
  release();
  await expect(page.getByRole("status")).toHaveText(/^Found: \d+$/);
  await expect(page).toHaveURL(/\/search$/);
});

test("a language link in the header hydrates nothing, and neither do the helplines", async ({ page }) => {
  const requested = frameworkRequests(page);
  await page.goto(PETITION, { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Español" }).first().hover();
  await page.getByRole("link", { name: "Español" }).first().focus();
  await page.waitForTimeout(300);
  expect(requested).toEqual([]);
});
