import { test } from "@playwright/test";

import { expectNoViolations } from "./support/accessible.ts";

for (const address of ["/", "/es/petitions/safe-harbor", "/get-help", "/states", "/facts"]) {
  test(`for those who ask for more contrast ${address} gives every text seven to one, in both color schemes`, async ({
    page,
  }) => {
    await page.goto(address);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, contrast: "more", reducedMotion: "reduce" });
      await expectNoViolations(page, `${colorScheme}, more contrast`, [
        "color-contrast-enhanced",
        "link-in-text-block",
      ]);
    }
  });
}
