import { expect, type Page, test } from "@playwright/test";

import { onDatabase } from "./support/database.ts";
import { PETITION } from "./support/signing.ts";

const NUMBERS = `/api${PETITION}`;
const NOT_FOUND = "This page is not here";

// One signature more, or one less, as a confirmation or a withdrawal counts it.
const count = (delta: 1 | -1) =>
  onDatabase(
    `INSERT INTO tally_entry (petition_id, state, delta, hour)
     SELECT id, 'TX', $1, date_trunc('hour', now()) FROM petition WHERE slug = 'safe-harbor'`,
    [delta],
  );

async function open(page: Page, path: string) {
  const asked: string[] = [];
  await page.clock.install();
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === NUMBERS) asked.push(request.url());
  });
  // The number of responses that have not arrived yet.
  await page.addInitScript(() => {
    const request = window.fetch;
    const change = (by: number) => {
      const { dataset } = document.documentElement;
      dataset["underWay"] = `${Number(dataset["underWay"] ?? 0) + by}`;
    };
    window.fetch = async (...of) => {
      change(1);
      try {
        const response = await request(...of);
        await response.clone().text();
        return response;
      } finally {
        change(-1);
      }
    };
  });
  await page.goto(path);
  const number = page.locator("[data-count]");
  return { asked, number, atFirst: Number(await number.getAttribute("data-count")) };
}

// In steps that let each response arrive before the next wait begins.
async function wait(page: Page, seconds: number): Promise<void> {
  for (let step = 0; step < seconds / 5; step += 1) {
    await page.clock.runFor(5_000);
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset["underWay"] ?? "0")).toBe("0");
  }
}

async function seen(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

for (const path of [PETITION, `/es${PETITION}/tx`, `${PETITION}/thanks`])
  test(`the number of an open page follows the petition, and its progress with it (${path})`, async ({ page }) => {
    const { number, atFirst } = await open(page, path);
    await count(1);
    try {
      await page.clock.runFor(10_000);
      await expect(number).toHaveAttribute("data-count", String(atFirst + 1));
    } finally {
      await count(-1);
    }
    await page.clock.runFor(10_000);
    await expect(number).toHaveAttribute("data-count", String(atFirst));
  });

const pause = () => onDatabase("INSERT INTO setting (key, value) VALUES ('signing-paused', 'true')");
const resume = () => onDatabase("DELETE FROM setting WHERE key = 'signing-paused'");

test("an open page follows a pause and a new goal, with every button, and keeps what is being typed", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const bar = page.locator("a[data-sign-bar]");
  const link = page.locator("header nav a[href='/petitions/safe-harbor#sign']").first();
  await open(page, PETITION);
  await expect(link).toHaveText("Sign");
  await page.locator("#name").fill("Half of a name");
  try {
    await pause();
    await onDatabase("UPDATE petition SET goal = goal + 1 WHERE slug = 'safe-harbor'");
    await page.clock.runFor(10_000);
    await expect(page.getByRole("status").getByText("Signing is paused for a moment")).toBeVisible();
    await expect(bar).toHaveCount(0);
    await expect(link).toHaveText("See the petition");
    await expect(page.getByText(/of the goal of 75,001/)).toBeVisible();
    await expect(page.locator("#name")).toHaveValue("Half of a name");
  } finally {
    await onDatabase("UPDATE petition SET goal = goal - 1 WHERE slug = 'safe-harbor'");
    await resume();
  }
  await page.clock.runFor(10_000);
  await expect(bar).toHaveText("Sign");
  await expect(page.getByText("Signing is paused for a moment")).toHaveCount(0);
  await expect(page.locator("#name")).toHaveValue("Half of a name");
});

test("a page that was opened during a pause gets its form back, and the home page its button", async ({
  page,
  context,
}) => {
  const home = await context.newPage();
  try {
    await pause();
    await open(page, PETITION);
    await home.clock.install();
    await home.goto("/es");
    await expect(page.locator("#sign form")).toHaveCount(0);
    await expect(home.getByRole("main").getByText("Firmar la petición", { exact: true })).toHaveCount(0);
    await page.locator("#sign [role=status]").evaluate((status) => status.toggleAttribute("data-still-here"));
  } finally {
    await resume();
  }
  for (const each of [page, home]) await each.clock.runFor(10_000);
  await expect(page.locator("#sign form [name=email]")).toBeVisible();
  await expect(page.locator("#sign [data-still-here]"), "a screen reader knows it").toBeEmpty();
  await expect(home.getByRole("main").getByText("Firmar la petición", { exact: true }).first()).toBeVisible();
  await expect(home.locator("header nav a[href='/es/petitions/safe-harbor#sign']").first()).toHaveText("Firmar");
});

test("every header that says that the petition can be signed follows a pause, and so do the list and the table of the states", async ({
  context,
}) => {
  const paths = ["/states", "/petitions", `${PETITION}/check-your-email`];
  // All pages of a context have one clock.
  await context.clock.install();
  const pages: Page[] = [];
  for (const path of paths) {
    const page = await context.newPage();
    await page.goto(path);
    pages.push(page);
  }
  const expectEach = async (label: string) => {
    for (const page of pages)
      await expect(page.locator("header nav a[href='/petitions/safe-harbor#sign']").first(), page.url()).toHaveText(
        label,
      );
  };
  const askAll = () => context.clock.runFor(10_000);
  const [states, list] = pages as [Page, Page];
  const total = states.locator("#signatures-table tfoot");
  const before = await total.innerText();
  await expectEach("Sign");
  try {
    await pause();
    await count(1);
    await askAll();
    await expectEach("See the petition");
    await expect(list.getByRole("main").getByText("Paused").first()).toBeVisible();
    await expect(total).not.toHaveText(before);
  } finally {
    await count(-1);
    await resume();
  }
  await askAll();
  await expectEach("Sign");
});

test("an open page whose petition is hidden becomes what is there now, or says it and keeps what was typed", async ({
  page,
  context,
}) => {
  const typed = await context.newPage();
  await open(page, PETITION);
  const { asked } = await open(typed, PETITION);
  await typed.locator("#name").fill("Half of a name");
  try {
    await onDatabase("UPDATE petition SET status = 'hidden' WHERE slug = 'safe-harbor'");
    for (const each of [page, typed]) await each.clock.runFor(10_000);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(NOT_FOUND);
    await expect(typed.locator("#sign [role=status]").getByText(NOT_FOUND)).toBeVisible();
    await expect(typed.locator("#name")).toHaveValue("Half of a name");
    const until = asked.length;
    await wait(typed, 60);
    expect(asked.length, "it asks no more").toBe(until);
  } finally {
    await onDatabase("UPDATE petition SET status = 'open' WHERE slug = 'safe-harbor'");
    // A process may know for this long that there is no such petition (lib/petitions/queries.ts).
    await page.waitForTimeout(2_500);
  }
});

test("a form that was refused keeps the page of its response, which React hydrates", async ({ page }) => {
  const { asked } = await open(page, PETITION);
  // As a browser without scripts sends it.
  await page.evaluate(() => document.querySelector<HTMLFormElement>("#sign form")!.submit());
  await expect(page.locator("#name[aria-invalid=true]")).toBeVisible();
  asked.length = 0;
  await wait(page, 30);
  expect(asked).toEqual([]);
});

test("an open page asks for the number less and less often, and never while nobody sees it", async ({ page }) => {
  const { asked } = await open(page, PETITION);
  // Each wait may begin a step later. Without that the fourth request comes after 150 seconds and the fifth after 310.
  await wait(page, 200);
  expect(asked.length).toBe(4);
  await seen(page, true);
  await wait(page, 600);
  expect(asked.length).toBe(4);
  await seen(page, false);
  await expect.poll(() => asked.length, "at once").toBe(5);
});
