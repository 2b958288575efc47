import { expect, type Locator, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { messages, newEmail, type Language, expectCheckYourEmail } from "./support/signing.ts";

const PHONE = { width: 390, height: 844 };
const TAPS_MAX = 8;

for (const language of ["en", "es"] as Language[]) {
  const w = messages[language];

  test.describe(`on a phone (${language})`, () => {
    test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

    test("from home to “check your email” takes at most eight taps, and the form a screen and a half", async ({
      page,
    }) => {
      let taps = 0;
      const tap = async (what: Locator) => {
        await what.tap();
        taps += 1;
      };
      await page.goto(w.prefix || "/");
      await tap(page.getByRole("main").getByRole("link", { name: w.sign, exact: true }).first());
      await expect(page.locator("#sign-title")).toBeInViewport();
      const panel = await page.locator("#sign section").first().boundingBox();
      expect(panel!.height).toBeLessThan(1.5 * PHONE.height);

      // Each field is tapped before it is typed in.
      for (const [label, text] of [
        [w.name, cast.grace.name],
        [w.email, newEmail("taps")],
        [w.zip, cast.grace.zip],
      ] as const) {
        const field = page.getByLabel(label, { exact: true });
        await tap(field);
        await expect(field).toBeFocused();
        await page.keyboard.type(text);
      }
      await tap(page.getByLabel(w.age, { exact: true }));
      await tap(page.getByRole("button", { name: w.sign }));
      await expectCheckYourEmail(page, language);
      expect(taps).toBeLessThanOrEqual(TAPS_MAX);
    });
  });
}
