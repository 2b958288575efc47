import { expect, type Page, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { expectHydrated } from "./support/hydration.ts";
import { nextEmail } from "./support/postbox.ts";
import { expectCheckYourEmail, fillIn, messages, newEmail, PETITION, send } from "./support/signing.ts";

// On leaving its field an email with a typo gets an offer, and on sending the form a question.

/** Opens a page and waits until its form is hydrated, which begins with the focus. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await page.locator("#email").focus();
  await expectHydrated(page.locator("#email"));
}

/** A typo, and how the button is called that corrects it. */
function typo() {
  const local = newEmail("slip").split("@")[0];
  return { typed: `${local}@gmial.com`, meant: `${local}@gmail.com`, use: `Use ${local}@gmail.com` };
}

for (const [language, words] of [
  ["en", "Perhaps you mean this address:"],
  ["es", "Quizá quiere decir esta dirección:"],
] as const)
  test(`the likely email is offered on leaving the field, and nothing that is pressed moves (${language})`, async ({
    page,
  }) => {
    const { typed, meant } = typo();
    await open(page, `${messages[language].prefix}${PETITION}`);
    const field = page.getByLabel(messages[language].email, { exact: true });
    await field.fill(typed);
    await expect(page.getByText(words)).toBeHidden();
    // While a box is being pressed nothing moves.
    const age = page.getByLabel(messages[language].age, { exact: true });
    await age.hover();
    await page.mouse.down();
    await page.waitForTimeout(500);
    await expect(page.getByText(words)).toBeHidden();
    await page.mouse.up();
    await expect(age).toBeChecked();
    await expect(page.getByText(words)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: meant }).click();
    await expect(field).toHaveValue(meant);
    await expect(field).toBeFocused();
    await expect(page.getByText(words)).toBeHidden();
    await fillIn(page, language, { ...cast.grace, email: meant });
    await send(page, language);
    await expectCheckYourEmail(page, language);
    await nextEmail(meant);
  });

for (const [path, submit] of [
  ["/subscribe", "Subscribe"],
  [PETITION, messages.en.sign],
] as const)
  test(`while ${path} is being sent no email is offered, and then the question has the one button that sends it`, async ({
    page,
  }) => {
    const { typed, meant, use } = typo();
    await open(page, path);
    if (path === PETITION) await fillIn(page, "en", { ...cast.grace, email: typed });
    else await page.locator("#email").fill(typed);
    // The list of domains is here before the form is sent.
    await page.locator("#email").blur();
    await expect(page.getByRole("button", { name: use })).toBeVisible();
    await page.locator("#email").press("End");
    let respond = () => {};
    const mayRespond = new Promise<void>((resolve) => (respond = resolve));
    await page.route(`**${path}`, async (route) => {
      if (route.request().method() === "POST") await mayRespond;
      await route.continue();
    });
    await page.getByRole("button", { name: submit, exact: true }).click();
    await expect(page.locator("form [aria-disabled=true]")).toBeVisible();
    // What was offered on leaving the field would only fill it in.
    await expect(page.getByRole("button", { name: use })).toHaveCount(0);
    respond();
    await page.getByRole("button", { name: use }).click();
    await expect(page).toHaveURL(/\/check-your-email/);
    await nextEmail(meant);
  });

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap that leaves the field is told, and then the email is offered", async ({ page }) => {
    const { typed, use } = typo();
    await open(page, PETITION);
    const email = page.locator("#email");
    const age = page.getByLabel(messages.en.age, { exact: true });
    const offer = page.getByRole("button", { name: use });
    // The second time the list of domains is here already, so the offer could come before the end of the tap.
    for (const _time of [1, 2]) {
      await email.fill(typed);
      await age.tap();
      await expect(age).toBeChecked();
      await expect(offer).toBeVisible();
      await age.uncheck();
      await email.clear();
      await expect(offer).toBeHidden();
    }
    // While a finger is down nothing moves.
    await email.fill(typed);
    const box = (await age.boundingBox())!;
    const finger = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchEnd") =>
      finger.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }],
      });
    await touch("touchStart");
    await page.waitForTimeout(300);
    await expect(offer).toBeHidden();
    expect((await age.boundingBox())!.y).toBe(box.y);
    await touch("touchEnd");
    await expect(age).toBeChecked();
    await expect(offer).toBeVisible();
    await fillIn(page, "en", { ...cast.grace, email: typed });
    await email.focus();
    await page.getByRole("button", { name: messages.en.sign }).tap();
    await expect(page.getByRole("link", { name: /^Did you mean/ })).toBeVisible();
  });
});
