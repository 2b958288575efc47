import { expect, type Page, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectCheckYourEmail, fillIn, newEmail, PETITION, send, messages } from "./support/signing.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("Back from “check your email” shows the sign form filled in, to be corrected and sent again", async ({
      page,
    }) => {
      const email = newEmail("back");
      await page.goto(PETITION);
      await fillIn(page, "en", { ...cast.mateo, email });
      await page.getByLabel("Tell me by email what comes of it").check();
      await send(page, "en");
      await expectCheckYourEmail(page, "en");

      await page.goBack();
      await expectForm(page, email);
      await page.getByLabel(messages.en.name, { exact: true }).fill("Mateo Rivera");
      await send(page, "en");
      await expectCheckYourEmail(page, "en");
    });

    test("Back from “check your email” shows the form to subscribe filled in", async ({ page }) => {
      const email = newEmail("back");
      await page.goto("/subscribe");
      await page.getByLabel("Email address", { exact: true }).fill(email);
      await page.getByLabel("State or territory (optional)").selectOption("VT");
      await page.getByLabel("Language of the emails").selectOption("es");
      await page.getByRole("button", { name: "Subscribe" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.checkEmail);

      await page.goBack();
      await expect(page.getByLabel("Email address", { exact: true })).toHaveValue(email);
      await expect(page.getByLabel("State or territory (optional)")).toHaveValue("VT");
      await expect(page.getByLabel("Language of the emails")).toHaveValue("es");
    });

    test("Back from “check your email” of the console shows the email that was typed", async ({ page }) => {
      const email = newEmail("organizer");
      await page.goto("/console/sign-in");
      await page.getByLabel("Email address").fill(email);
      await page.getByRole("button", { name: "Send me a link" }).click();
      await page.waitForURL("**/console/sign-in/check-your-email");
      await page.goBack();
      await expect(page.getByLabel("Email address")).toHaveValue(email);
    });

    test("the next person at the same screen, who follows a link, gets an empty form", async ({ page }) => {
      await page.goto(PETITION);
      await fillIn(page, "en", { ...cast.grace, email: newEmail("first") });
      await send(page, "en");
      await expectCheckYourEmail(page, "en");
      await page.getByRole("link", { name: "Back to the petition" }).click();
      await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue("");
      await expect(page.getByLabel(messages.en.email, { exact: true })).toHaveValue("");
    });
  });
}

async function expectForm(page: Page, email: string): Promise<void> {
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue(cast.mateo.name);
  await expect(page.getByLabel(messages.en.email, { exact: true })).toHaveValue(email);
  await expect(page.getByLabel(messages.en.zip, { exact: true })).toHaveValue(cast.mateo.zip);
  await expect(page.getByLabel("Tell me by email what comes of it")).toBeChecked();
  await expect(page.getByLabel(messages.en.age, { exact: true })).toBeChecked();
}
