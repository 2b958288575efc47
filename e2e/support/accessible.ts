import { expect, type Page } from "@playwright/test";
import axeCore from "axe-core";

// The color schemes differ only in colors, and these rules check colors.
export const COLOR_RULES = ["color-contrast", "link-in-text-block"];

/** Expects no violation of axe's rules, or of some of them, in the page as it is now. `seen` says how it is shown. */
export async function expectNoViolations(
  page: Page,
  seen: string,
  rules: { only?: string[]; except?: string[] } = {},
): Promise<void> {
  // An earlier check leaves axe in the page. To compile it again takes as long as most of its rules together.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async ({ only, except = [] }) => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const results = await axe.run(document, {
      resultTypes: ["violations"],
      ...(only && { runOnly: only }),
      rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
    });
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    );
  }, rules);
  expect.soft(violations, `${page.url()} (${seen})`).toEqual([]);
}

/** Expects that nothing of the page lies beyond the right edge of the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Checks a page in the middle of a journey: all rules in the light scheme, color rules in the dark one, and the width. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoViolations(page, "light");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNoViolations(page, "dark", { only: COLOR_RULES });
  await expectNoSidewaysScroll(page);
}

/**
 * The same for a page without JavaScript. Axe cannot run there, so it checks a copy of the page without its scripts and with
 * the content for readers without scripts.
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
