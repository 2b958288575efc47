import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

// Between the color schemes nothing but colors differs, and these are the rules that look at them.
const COLOR_RULES = ["color-contrast", "link-in-text-block"];

/** Axe finds no violation in the page as it stands now, by all its usual rules or by some of them. */
export async function expectNoViolations(page: Page, seen: string, rules?: string[]): Promise<void> {
  // No page of ours has frames; without looking for them axe needs no second page to put its findings together.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
      `${page.url()} (${seen})`,
    )
    .toEqual([]);
}

/** Nothing of the page lies beyond the right edge of the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** For a page in the middle of a journey: all rules in the light scheme, those about colors in the dark one, and the width. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoViolations(page, "light");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNoViolations(page, "dark", COLOR_RULES);
  await expectNoSidewaysScroll(page);
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
