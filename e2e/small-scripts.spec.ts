import { expect, test } from "@playwright/test";

test("a sentence of the share kit is copied with one press", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/share");
  const button = page.locator("button[data-copy]").first();
  await button.click();
  await expect(page.getByRole("status").first()).not.toBeEmpty();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await button.getAttribute("data-copy"));
});

test("the query is kept when the language changes", async ({ page }) => {
  await page.goto("/search?q=runaway");
  await page.locator("a[data-language]").click();
  await expect(page).toHaveURL(/\/es\/search\?q=runaway$/);
});

test("Escape and a press outside close an open menu", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of ["/about", "/"]) {
    await page.goto(path);
    const menu = page.locator("details[data-menu]").first();
    await menu.locator("summary").click();
    await expect(menu).toHaveAttribute("open", "");
    await page.keyboard.press("Escape");
    await expect(menu).not.toHaveAttribute("open");
    await menu.locator("summary").click();
    // At its left edge, where no menu hangs over it.
    await page.locator("h1").click({ position: { x: 2, y: 8 } });
    await expect(menu).not.toHaveAttribute("open");
  }
});
