import { expect, test, type Page } from "@playwright/test";

import { expectAccessible, expectAccessibleWithoutJavaScript } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { AS_EMAILS_COME, emailsTo } from "./support/postbox.ts";
import { ADMIN } from "./support/sign-in.ts";
import { newEmail } from "./support/signing.ts";

const texts = {
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
    sent: "Thank you. We will look at it.",
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
type Language = keyof typeof texts;

const reports = async () =>
  (await emailsTo(ADMIN)).filter(({ subject }) => subject === "An error on the site was reported");

async function expectReport(told: string) {
  await expect
    .poll(async () => (await reports()).some(({ text }) => text.includes(told)), {
      message: `a report that says ${told}`,
      ...AS_EMAILS_COME,
    })
    .toBe(true);
  return (await reports()).find(({ text }) => text.includes(told))!;
}

// Reports go to organizers who have joined. Signing in for that would use up the links that one mailbox gets in an hour.
test.beforeAll(() => onDatabase("UPDATE organizer SET joined_at = coalesce(joined_at, now())"));

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const [javaScriptEnabled, look] of [
  [true, expectAccessible],
  [false, expectAccessibleWithoutJavaScript],
] as const) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const language of ["en", "es"] as Language[]) {
      const t = texts[language];

      test(`an error is reported from the foot of a page, nothing typed is lost, and organizers read it (${language})`, async ({
        page,
      }) => {
        const told = `The year of the act in line ${newEmail("line")} is wrong.`;
        await page.goto(`${t.prefix}/facts`);
        await page.getByRole("link", { name: t.link }).click();
        await expect(page).toHaveURL(/\/corrections\?page=%2Ffacts#report$/);
        await expect(page.getByText(t.log)).toBeVisible();
        await expect(page.getByLabel(t.page)).toHaveValue("/facts");

        await page.getByLabel(t.source).fill("see the law");
        await page.getByRole("button", { name: t.submit }).click();
        await expect(page.getByRole("group", { name: t.summary })).toBeFocused();
        await expect(page.getByRole("link", { name: t.missing })).toBeVisible();
        await expect(page.getByRole("link", { name: t.badSource })).toBeVisible();
        await expect(page.getByLabel(t.source)).toHaveValue("see the law");
        await expect(page.getByLabel(t.page)).toHaveValue("/facts");
        await look(page);

        await page.getByLabel(t.wrong).fill(`${told}\n<script>alert(1)</script>`);
        await page.getByLabel(t.source).fill("https://example.org/act?a=1&b=2");
        await page.getByLabel(t.email).fill("reader@example.org");
        await page.getByRole("button", { name: t.submit }).click();
        await expect(heading(page)).toHaveText(t.sent);

        const { text, html } = await expectReport(told);
        for (const said of [
          t.readBy,
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

test("a page whose URL holds a token is not named in a report", async ({ page }) => {
  await page.goto("/subscription/not-a-token");
  await expect(page.getByRole("link", { name: texts.en.link })).toHaveAttribute("href", "/corrections#report");
  await page.goto("/corrections?page=/signature/not-a-token");
  await expect(page.getByLabel(texts.en.page)).toHaveValue("");
});

test("a report with a filled-in honeypot gets thanks and reaches nobody", async ({ page }) => {
  const caught = newEmail("caught");
  const send = async (told: string, honeypot: string) => {
    await page.goto("/corrections");
    await page.getByLabel(texts.en.page).fill("/facts");
    await page.getByLabel(texts.en.wrong).fill(told);
    await page.locator("input[name=reference]").evaluate((field: HTMLInputElement, value) => {
      field.value = value;
    }, honeypot);
    await page.getByRole("button", { name: texts.en.submit }).click();
    await expect(heading(page)).toHaveText(texts.en.sent);
  };
  await send(caught, "filled in");
  // Emails are sent in the order in which they were written, so a later one shows that there was none.
  const later = newEmail("later");
  await send(later, "");
  await expectReport(later);
  expect((await reports()).some(({ text }) => text.includes(caught))).toBe(false);
});
