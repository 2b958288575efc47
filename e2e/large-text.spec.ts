import { expect, type Page, test } from "@playwright/test";

import { expectNoSidewaysScroll } from "./support/accessible.ts";

// As in a browser whose reader has doubled the text size.
test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...(launchOptions.args ?? []), "--blink-settings=defaultFontSize=32"] }),
});

/** Texts that are cut off by a clipping box, or lie outside of their button or of the screen. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const told = (element: Element) => `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}"`;
    return [...document.querySelectorAll<HTMLElement>("body *:not(script, style, svg *, option)")]
      .filter((element) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(element);
        const { width, right } = element.getBoundingClientRect();
        // Elements that are clipped or one pixel wide are for screen readers.
        if (width <= 1 || clipPath !== "none" || !element.checkVisibility()) return false;
        const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
        const isCut =
          (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
        const bursts =
          element.matches("a, button, summary, label, th, td") &&
          element.clientWidth > 0 &&
          element.scrollWidth > element.clientWidth + 1;
        const isOff = right > window.innerWidth + 1 && !element.closest(".overflow-x-auto");
        return isCut || bursts || isOff;
      })
      .map(told);
  });
}

for (const path of ["/", "/es/petitions/safe-harbor", "/get-help", "/states", "/facts"]) {
  test(`with text twice as large ${path} cuts nothing off`, async ({ page }) => {
    await page.goto(path);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
    for (const width of [1280, 640]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await cutTexts(page), `${width} pixels wide`).toEqual([]);
      await expectNoSidewaysScroll(page);
    }
  });
}
