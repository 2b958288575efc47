import { expect, type Locator, type Page } from "@playwright/test";

// From the widest to the narrowest.
export const SIZES = [
  { width: 1280, height: 720 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
];

export const WAY_OUT = { en: "Leave this site", es: "Salir de este sitio" };

/** What is wrong with a page as it is shown now: it scrolls sideways, or a link is not visible without scrolling or not focusable. */
export function faultsOf(links: Element[]): string[] {
  const { scrollWidth } = document.documentElement;
  const faults = links.flatMap((link) => {
    const { left, top, right, bottom } = link.getBoundingClientRect();
    const isInside = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
    const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    (link as HTMLElement).focus();
    return [
      ...(isInside && right > left && link.contains(onTop) ? [] : [`${link.textContent} is not in view`]),
      ...(document.activeElement === link ? [] : [`${link.textContent} cannot be focused`]),
    ];
  });
  return scrollWidth > window.innerWidth ? [...faults, `it is ${scrollWidth} pixels wide`] : faults;
}

/** A helpline to call and the quick exit, which every page of the public site has in view. */
export const helpAndWayOut = (page: Page, language: keyof typeof WAY_OUT): Locator[] => [
  page.locator("a[href^='tel:']").first(),
  page.getByRole("link", { name: WAY_OUT[language] }),
];

/** Expects that the page as it is now fits in all sizes, with these links in view. */
export async function expectFitsAllSizes(page: Page, inView: Locator[] = []): Promise<void> {
  const before = page.viewportSize();
  const links = await Promise.all(inView.map(async (link) => (await link.elementHandle())!));
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect.soft(await page.evaluate(faultsOf, links), `${page.url()} (${size.width} pixels)`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}
