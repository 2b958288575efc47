import { expect, test } from "@playwright/test";

import { expectNoViolations } from "./support/accessible.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`every component in every state passes the accessibility check in the ${colorScheme} scheme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/dev/stories");
    const names = await page
      .locator("[data-story]")
      .evaluateAll((stories) => stories.map((story) => story.getAttribute("data-story")));
    expect(names.length).toBeGreaterThan(30);
    expect(new Set(names).size).toBe(names.length);
    await expectNoViolations(page, colorScheme);
  });
}

test("no component is wider than a screen of 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto("/dev/stories");
  const wide = await page
    .locator("[data-story]")
    .evaluateAll((stories) =>
      stories
        .filter((story) => story.scrollWidth > document.documentElement.clientWidth)
        .map((story) => story.getAttribute("data-story")),
    );
  expect(wide).toEqual([]);
});

test("every button is tall enough for a thumb", async ({ page }) => {
  await page.goto("/dev/stories");
  const heights = await page
    .locator("[data-story^='button/'] :is(button, a[class*='min-h-11'])")
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(4);
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(44);
});
