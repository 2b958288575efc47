import { expect, type Locator } from "@playwright/test";

/** Waits until React has hydrated an element. Until then the browser alone handles its events. */
export async function expectHydrated(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps"))), {
      message: "React has hydrated the element",
    })
    .toBe(true);
}
