import { expect, test, type Page } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { expectCheckYourEmail, fillIn, type Language, messages, newEmail, PETITION, send } from "./support/signing.ts";

const texts = {
  en: {
    title: "If you are in danger now",
    goOn: "I have seen this. Send my comment as it is.",
    text: "Text HELP to 233733",
    chat: /chat/i,
    save: "Save",
    saved: "Saved.",
    danger: "Please help me, he won't let me leave.",
  },
  es: {
    title: "Si está en peligro ahora",
    goOn: "Ya lo he visto. Enviar mi comentario tal como está.",
    text: /233733/,
    chat: /chat/i,
    save: "Guardar",
    saved: "Guardado.",
    danger: "Estoy en peligro, no me deja salir.",
  },
} as const;

/** Signs and confirms. The page is then that of thanks. */
async function thanked(page: Page, language: Language, email: string) {
  await page.goto(`${messages[language].prefix}${PETITION}`);
  await fillIn(page, language, { ...cast.ruth, email });
  await send(page, language);
  await expectCheckYourEmail(page, language);
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages[language].confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages[language].thanks);
}

/** The ways to help, in the panel above the form. */
async function expectHelp(page: Page, language: Language) {
  const t = texts[language];
  const help = page.getByRole("group", { name: t.title });
  await expect(help).toBeFocused();
  await expect(help.getByRole("link", { name: /911/ })).toHaveAttribute("href", "tel:911");
  await expect(help.getByRole("link", { name: /888-373-7888/ })).toHaveAttribute("href", "tel:18883737888");
  await expect(help.getByRole("link", { name: t.text })).toHaveAttribute("href", "sms:233733");
  await expect(help.getByRole("link", { name: t.chat })).toHaveAttribute("href", /humantraffickinghotline\.org/);
}

/** The comment that is kept, as the download of everything says. */
async function keptComment(page: Page): Promise<unknown> {
  const response = await page.request.get(`${new URL(page.url()).pathname}/download`);
  return ((await response.json()) as { comment: unknown }).comment;
}

for (const language of ["en", "es"] as const) {
  const t = texts[language];
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`in ${language}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
      test.use({ javaScriptEnabled });

      test("who says that they are in danger sees help first, loses nothing, and is stored only after going on", async ({
        page,
      }) => {
        const email = newEmail("danger");
        await thanked(page, language, email);
        const own = linkIn(await nextEmail(email, 2), "signature");
        await page.locator("#comment").fill(t.danger);
        await page.locator("#street").fill("1 Main Street");
        // Twice: the same button again does not go on.
        for (let press = 0; press < 2; press += 1) {
          await page.getByRole("button", { name: messages[language].add }).click();
          await expectHelp(page, language);
          await expect(page.locator("#comment")).toHaveValue(t.danger);
          await expect(page.locator("#street")).toHaveValue("1 Main Street");
        }
        if (javaScriptEnabled) await expectAccessible(page);
        const second = await page.context().newPage();
        await second.goto(own);
        expect(await keptComment(second)).toBeNull();
        await second.close();
        await page.getByLabel(t.goOn).check();
        await page.getByRole("button", { name: messages[language].add }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages[language].own);
        expect(await keptComment(page)).toBe(t.danger);
      });

      test("the signer's own page shows help first as well, and a comment that was changed goes on", async ({
        page,
      }) => {
        const email = newEmail("danger");
        await thanked(page, language, email);
        await page.goto(linkIn(await nextEmail(email, 2), "signature"));
        await page.locator("#comment").fill(t.danger);
        await page.getByRole("button", { name: t.save }).click();
        await expectHelp(page, language);
        expect(await keptComment(page)).toBeNull();
        await page.locator("#comment").fill("Thank you.");
        await page.getByRole("button", { name: t.save }).click();
        await expect(page.getByText(t.saved)).toBeVisible();
        expect(await keptComment(page)).toBe("Thank you.");
      });
    });
  }

  test.describe(`in ${language}`, () => {
    test.use({ javaScriptEnabled: false });

    test("a sign form with such a comment shows help first, and signs nobody before", async ({ page }) => {
      const email = newEmail("danger");
      await page.goto(`${messages[language].prefix}${PETITION}`);
      await fillIn(page, language, { ...cast.ruth, email });
      await page.locator("form[data-signs]").evaluate((form, comment) => {
        const field = document.createElement("textarea");
        field.name = "comment";
        field.value = comment;
        form.append(field);
      }, t.danger);
      await send(page, language);
      await expectHelp(page, language);
      await expect(page.getByLabel(messages[language].email, { exact: true })).toHaveValue(email);
      await page.getByLabel(t.goOn).check();
      await send(page, language);
      await expectCheckYourEmail(page, language);
      await page.goto(linkIn(await nextEmail(email), "confirm"));
      await expect(page.getByText(t.danger)).toBeVisible();
    });
  });
}
