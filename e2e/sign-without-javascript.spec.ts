import { expect, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessibleWithoutJavaScript } from "./support/accessible.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { hiddenFields, postForm } from "./support/raw-form.ts";
import {
  countNow,
  countShown,
  expectCheckYourEmail,
  expectSummaryFocused,
  fillIn,
  type Language,
  newEmail,
  addToSignature,
  PETITION,
  send,
  messages,
} from "./support/signing.ts";

test.use({ javaScriptEnabled: false });

for (const language of ["en", "es"] as Language[]) {
  const w = messages[language];

  test(`without JavaScript a refused form keeps everything, and a citizen can sign and confirm (${language})`, async ({
    page,
  }) => {
    const email = newEmail("mateo");
    const before = await countNow(page);
    await page.goto(`${w.prefix}${PETITION}`);
    await expectAccessibleWithoutJavaScript(page);
    await page.getByLabel(w.name, { exact: true }).fill(cast.mateo.name);
    await page.locator("#updates").check();
    await send(page, language);

    await expectSummaryFocused(page, language);
    await expect(page.getByLabel(w.name, { exact: true })).toHaveValue(cast.mateo.name);
    await expect(page.locator("#updates")).toBeChecked();
    await expect(page.locator("#email")).toHaveAttribute("aria-describedby", "email-hint email-error");
    await expectAccessibleWithoutJavaScript(page);

    // The ZIP Code lies in two states: the server asks for the state, and keeps the rest.
    await fillIn(page, language, { name: cast.mateo.name, email, zip: cast.june.zip });
    await send(page, language);
    await expectSummaryFocused(page, language);
    await expect(page.getByLabel(w.age, { exact: true })).toBeChecked();
    await expectAccessibleWithoutJavaScript(page);
    await page.getByLabel(w.state, { exact: true }).selectOption("KY");
    await send(page, language);
    await expectCheckYourEmail(page, language);
    await expectAccessibleWithoutJavaScript(page);

    await page.goto(linkIn(await nextEmail(email), "confirm"));
    await expectAccessibleWithoutJavaScript(page);
    await page.getByRole("button", { name: w.confirm }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.thanks);
    expect(await countShown(page)).toBe(before + 1);
    await expectAccessibleWithoutJavaScript(page);

    // What is too long is refused, and nothing typed is lost.
    await page.locator("#comment").fill("x".repeat(1_001));
    await page.locator("#street").fill("123 SE 1st Ave");
    await page.locator("input[name=display][value=initials]").check();
    await page.getByRole("button", { name: w.add }).click();
    await expectSummaryFocused(page, language);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.thanks);
    await expect(page.locator("#street")).toHaveValue("123 SE 1st Ave");
    await expect(page.locator("input[name=display][value=initials]")).toBeChecked();
    await expectAccessibleWithoutJavaScript(page);
    await addToSignature(page, language, { comment: "Por ellas" });
    await expectAccessibleWithoutJavaScript(page);
    await expect(page.locator("#comment")).toHaveValue("Por ellas");
    await expect(page.locator("#street"), "the street is not kept").toHaveValue("");
    await expect(page.locator("input[name=display][value=initials]")).toBeChecked();
  });
}

test("with the keyboard alone the form can be filled in and sent", async ({ page }) => {
  const email = newEmail("keys");
  await page.goto(PETITION);
  await page.getByLabel(messages.en.name, { exact: true }).focus();
  await page.keyboard.type("Grace Okafor");
  await page.keyboard.press("Tab");
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("78701");
  const tabTo = async (name: string, key?: string) => {
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus")).toHaveAttribute("name", name);
    if (key) await page.keyboard.press(key);
  };
  await tabTo("age", "Space");
  await tabTo("updates", "Space");
  await page.keyboard.press("Enter");
  await expectCheckYourEmail(page, "en");
  await nextEmail(email);
});

test("a state left from another ZIP Code is visibly asked about, and never used", async ({ page }) => {
  const email = newEmail("moved");
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.june, email });
  await send(page, "en");
  await page.getByLabel(messages.en.state, { exact: true }).selectOption("KY");
  await page.getByLabel(messages.en.zip, { exact: true }).fill("78701");
  await send(page, "en");
  await expectSummaryFocused(page, "en");
  await expect(page.getByText("Your state: Texas")).toBeVisible();
  await expect(page.getByLabel(messages.en.state, { exact: true })).toHaveValue("KY");
  await expect(page.getByRole("link", { name: /does not lie in the state you chose/ })).toBeVisible();
  await expectAccessibleWithoutJavaScript(page);
  await page.getByLabel(messages.en.state, { exact: true }).selectOption("TX");
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await expect(page.locator("main")).toContainText("Texas");
});

test("a form with a ZIP Code and a state that contradict each other is refused", async ({ browser, request }) => {
  const hidden = await hiddenFields(browser, PETITION, "zip");
  const email = newEmail("hidden-state");
  const post = (place: Record<string, string>) =>
    postForm(request, PETITION, { ...hidden, name: cast.grace.name, email, age: "on", ...place });
  const refused = await post({ zip: "82001", state: "MT" });
  expect(refused.status).toBe(200);
  expect(refused.body).toContain("does not lie in the state you chose");
  expect((await post({ zip: "82001", state: "WY" })).status).toBe(303);
});

test("a suggested email can be taken with a button that needs no script", async ({ page }) => {
  const local = newEmail("typo").split("@")[0];
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email: `${local}@hotmial.com` });
  await send(page, "en");
  await expectAccessibleWithoutJavaScript(page);
  await page.getByRole("button", { name: `Use ${local}@hotmail.com` }).click();
  await expectCheckYourEmail(page, "en");
  await nextEmail(`${local}@hotmail.com`);
});

test("Enter sends the form unchanged, never with the suggested email", async ({ page }) => {
  const local = newEmail("enter").split("@")[0];
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email: `${local}@gmial.com` });
  await send(page, "en");
  await expect(page.getByRole("button", { name: `Use ${local}@gmail.com` })).toBeVisible();
  await page.getByLabel(messages.en.zip, { exact: true }).press("Enter");
  await expectCheckYourEmail(page, "en");
  await nextEmail(`${local}@gmial.com`);

  const corrected = newEmail("corrected");
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email: `${local}@hotmial.com` });
  await send(page, "en");
  await page.locator("#email").fill(corrected);
  await page.locator("#email").press("Enter");
  await expectCheckYourEmail(page, "en");
  await nextEmail(corrected);
});
