import { expect, test, type Page } from "@playwright/test";

import { expectAccessible, expectAccessibleWithoutJavaScript } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { emailsTo } from "./support/postbox.ts";
import { ADMIN } from "./support/sign-in.ts";
import { newEmail } from "./support/signing.ts";

const words = {
  en: {
    prefix: "",
    link: "Report an error on this page",
    page: "Where is the error?",
    wrong: "What is wrong, and what would be right?",
    source: "A source (optional)",
    email: "Your email address (optional)",
    submit: "Send the report",
    summary: "Please look at this again",
    missing: "Tell us what is wrong.",
    badSource: /web address that begins with https/,
    sent: "Thank you. We look at it.",
    log: "Complete up to November 28, 2026.",
    readBy: "Where, on the English pages",
  },
  es: {
    prefix: "/es",
    link: "Avisar de un error en esta página",
    page: "¿Dónde está el error?",
    wrong: "¿Qué está mal y qué sería lo correcto?",
    source: "Una fuente (opcional)",
    email: "Su correo electrónico (opcional)",
    submit: "Enviar el aviso",
    summary: "Revise esto, por favor",
    missing: "Díganos qué está mal.",
    badSource: /dirección web que empiece con https/,
    sent: "Gracias. Lo revisaremos.",
    log: "Completo hasta el 28 de noviembre de 2026.",
    readBy: "Where, on the Spanish pages",
  },
} as const;
type Language = keyof typeof words;

const reports = async () =>
  (await emailsTo(ADMIN)).filter(({ subject }) => subject === "An error on the site was reported");

async function expectReport(words: string) {
  await expect
    .poll(async () => (await reports()).some(({ text }) => text.includes(words)), {
      message: `a report that says ${words}`,
      timeout: 30_000,
    })
    .toBe(true);
  return (await reports()).find(({ text }) => text.includes(words))!;
}

// Reports go to organizers who have joined. Signing in for that would use up the links that one address gets in an hour.
test.beforeAll(() => onDatabase("UPDATE organizer SET joined_at = coalesce(joined_at, now())"));

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const [javaScriptEnabled, look] of [
  [true, expectAccessible],
  [false, expectAccessibleWithoutJavaScript],
] as const) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const language of ["en", "es"] as Language[]) {
      const w = words[language];

      test(`an error is reported from the foot of a page, nothing typed is lost, and organizers read it (${language})`, async ({
        page,
      }) => {
        const told = `The year of the act in line ${newEmail("line")} is wrong.`;
        await page.goto(`${w.prefix}/facts`);
        await page.getByRole("link", { name: w.link }).click();
        await expect(page).toHaveURL(/\/corrections\?page=%2Ffacts#report$/);
        await expect(page.getByText(w.log)).toBeVisible();
        await expect(page.getByLabel(w.page)).toHaveValue("/facts");

        await page.getByLabel(w.source).fill("see the law");
        await page.getByRole("button", { name: w.submit }).click();
        await expect(page.getByRole("group", { name: w.summary })).toBeFocused();
        await expect(page.getByRole("link", { name: w.missing })).toBeVisible();
        await expect(page.getByRole("link", { name: w.badSource })).toBeVisible();
        await expect(page.getByLabel(w.source)).toHaveValue("see the law");
        await expect(page.getByLabel(w.page)).toHaveValue("/facts");
        await look(page);

        await page.getByLabel(w.wrong).fill(`${told}\n<script>alert(1)</script>`);
        await page.getByLabel(w.source).fill("https://example.org/act?a=1&b=2");
        await page.getByLabel(w.email).fill("reader@example.org");
        await page.getByRole("button", { name: w.submit }).click();
        await expect(heading(page)).toHaveText(w.sent);

        const { text, html } = await expectReport(told);
        for (const said of [
          w.readBy,
          "/facts",
          "<script>alert(1)</script>",
          "https://example.org/act?a=1&b=2",
          "reader@example.org",
        ]) {
          expect(text).toContain(said);
        }
        expect(html).not.toMatch(/<script|<a\s/);
      });
    }
  });
}

test("a page whose address is a key is not named in a report", async ({ page }) => {
  await page.goto("/subscription/not-a-token");
  await expect(page.getByRole("link", { name: words.en.link })).toHaveAttribute("href", "/corrections#report");
  await page.goto("/corrections?page=/signature/not-a-token");
  await expect(page.getByLabel(words.en.page)).toHaveValue("");
});

test("what a honeypot catches is thanked for and reaches nobody", async ({ page }) => {
  const caught = newEmail("caught");
  const send = async (told: string, honeypot: string) => {
    await page.goto("/corrections");
    await page.getByLabel(words.en.page).fill("/facts");
    await page.getByLabel(words.en.wrong).fill(told);
    await page.locator("input[name=reference]").evaluate((field: HTMLInputElement, value) => {
      field.value = value;
    }, honeypot);
    await page.getByRole("button", { name: words.en.submit }).click();
    await expect(heading(page)).toHaveText(words.en.sent);
  };
  await send(caught, "filled in");
  // Emails go out in the order they were written, so one written later shows that there was none.
  const later = newEmail("later");
  await send(later, "");
  await expectReport(later);
  expect((await reports()).some(({ text }) => text.includes(caught))).toBe(false);
});
