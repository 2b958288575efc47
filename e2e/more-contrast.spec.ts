import { test } from "@playwright/test";

import { expectNoViolations } from "./support/accessible.ts";

for (const path of ["/", "/es/petitions/safe-harbor", "/get-help", "/states", "/facts"]) {
  test(`with more contrast every text of ${path} has at least seven to one, in both color schemes`, async ({
    page,
  }) => {
    await page.goto(path);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, contrast: "more", reducedMotion: "reduce" });
      await expectNoViolations(page, `${colorScheme}, more contrast`, {
        only: ["color-contrast-enhanced", "link-in-text-block"],
      });
    }
  });
}
