import { expect, test } from "@playwright/test";

import { learnSlugs } from "../lib/content/learn/schema.ts";
import { expectAccessible } from "./support/accessible.ts";
import { publicPages } from "./support/routes.ts";

const LEARN = learnSlugs.flatMap((slug) => [`/learn/${slug}`, `/es/learn/${slug}`]);
const UNKNOWN = ["/nope", "/es/nope"];

const everyPage = [...new Set([...publicPages(), ...LEARN, ...UNKNOWN])];

test("the walk over the pages finds each in both languages", () => {
  expect(everyPage).toEqual(expect.arrayContaining(["/", "/es", "/get-help", "/es/get-help", "/petitions/safe-harbor", "/es/learn/warning-signs"]));
  for (const address of everyPage.filter((each) => !/^\/es(\/|$)/.test(each))) expect(everyPage).toContain(address === "/" ? "/es" : `/es${address}`);
});

for (const address of everyPage) {
  test(`${address} is accessible in both color schemes`, async ({ page }) => {
    const answer = await page.goto(address);
    expect(answer?.headers()["content-type"]).toMatch(/^text\/html/);
    await expect(page.locator("html")).toHaveAttribute("lang", /^\/es(\/|$)/.test(address) ? "es" : "en");
    await expectAccessible(page);
  });
}
