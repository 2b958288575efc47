import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * The page has no violation that axe can find, in both color schemes, and does not scroll sideways. Between the schemes
 * only colors differ, so the second look is at contrast and links alone, which takes less time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // No page of ours has frames; without looking for them axe needs no second page to put its findings together.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (colorScheme === "light" ? axe : axe.withRules(["color-contrast", "link-in-text-block"])).analyze();
    expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`), `${page.url()} (${colorScheme})`).toEqual([]);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/**
 * The same for a page without JavaScript. There axe itself could not run, so it looks at a copy of the page as it
 * stands, its scripts taken out and what it shows to those without scripts left in.
 */
export async function expectAccessibleWithoutJavaScript(page: Page): Promise<void> {
  const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, "").replace(/<\/?noscript\b[^>]*>/g, "");
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: true });
  try {
    const copy = await context.newPage();
    await copy.route(page.url(), (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
    await copy.goto(page.url());
    await expectAccessible(copy);
  } finally {
    await context.close();
  }
}
