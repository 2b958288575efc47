import { expect, type Page, test } from "@playwright/test";

import { onDatabase } from "./support/database.ts";
import { PETITION } from "./support/signing.ts";

const NUMBERS = `/api${PETITION}`;

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

for (const path of [PETITION, `/es${PETITION}/tx`])
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

test("an open page asks for the number less and less often, and never while nobody sees it", async ({ page }) => {
  const { asked } = await open(page, PETITION);
  // Each wait may begin a step later. Without that the fourth request comes after 150 seconds and the fifth after 310.
  await wait(page, 200);
  expect(asked.length).toBe(4);
  await seen(page, true);
  await wait(page, 600);
  expect(asked.length).toBe(4);
  await seen(page, false);
  await wait(page, 20);
  expect(asked.length).toBe(5);
});
