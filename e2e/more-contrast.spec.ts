import { test } from "@playwright/test";

import { expectColors } from "./support/accessible.ts";

for (const path of ["/", "/es/petitions/safe-harbor", "/get-help", "/states", "/facts"]) {
  test(`with more contrast every text of ${path} has at least seven to one, in both color schemes`, async ({
    page,
  }) => {
    await page.goto(path);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, contrast: "more", reducedMotion: "reduce" });
      const rules = ["color-contrast-enhanced", "link-in-text-block"];
      await expectColors(page, `${colorScheme}, more contrast`, rules);
    }
  });
}
