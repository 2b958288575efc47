import { expect, test, type Page } from "@playwright/test";

import { expectAccessible, expectAccessibleWithoutJavaScript } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { emailsTo, linkIn, nextEmail } from "./support/postbox.ts";
import { hiddenFields, postForm, rawResponse } from "./support/raw-form.ts";
import { newEmail } from "./support/signing.ts";
import { emailHashOf, tokenFor } from "./support/tokens.ts";

const texts = {
  en: {
    prefix: "",
    title: "News by mail",
    email: "Email address",
    state: "State or territory (optional)",
    language: "Language of the emails",
    submit: "Subscribe",
    promise: /never sell your address/,
    summary: "Please look at this again",
    invalid: "Enter an email address, like name@example.org.",
    checkEmail: "Please look in your mailbox",
    confirm: "Confirm my subscription",
    own: "Your subscription",
    thanks: "Thank you. You get our news from now on.",
    leave: "Leave the news",
    left: "You have left. We send you no more news.",
    comeBack: "Send me the news again",
    returned: /Welcome back/,
    save: "Save",
    saved: "Saved.",
    eraseOpen: "Erase everything about my subscription",
    erase: "Yes, erase everything",
    erased: "Everything is erased",
  },
  es: {
    prefix: "/es",
    title: "Noticias por correo",
    email: "Correo electrónico",
    state: "Estado o territorio (opcional)",
    language: "Idioma de los correos",
    submit: "Suscribirme",
    promise: /Nunca vendemos su dirección/,
    summary: "Revise esto, por favor",
    invalid: "Escriba un correo electrónico, como nombre@example.org.",
    checkEmail: "Revise su correo, por favor",
    confirm: "Confirmar mi suscripción",
    own: "Su suscripción",
    thanks: "Gracias. A partir de ahora recibe nuestras noticias.",
    leave: "Darme de baja de las noticias",
    left: "Se dio de baja. No le enviaremos más noticias.",
    comeBack: "Envíenme otra vez las noticias",
    returned: /tenerle de vuelta/,
    save: "Guardar",
    saved: "Guardado.",
    eraseOpen: "Borrar todo lo relacionado con mi suscripción",
    erase: "Sí, borrar todo",
    erased: "Todo está borrado",
  },
} as const;
type Language = keyof typeof texts;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function subscribe(page: Page, language: Language, email: string): Promise<void> {
  const t = texts[language];
  await page.goto(`${t.prefix}/subscribe`);
  await page.getByLabel(t.email, { exact: true }).fill(email);
  await page.getByRole("button", { name: t.submit }).click();
  await expect(heading(page)).toHaveText(t.checkEmail);
}

/** Subscribes and confirms. Returns the URL of the own page. */
async function subscribed(page: Page, language: Language, email: string): Promise<string> {
  await subscribe(page, language, email);
  const link = linkIn(await nextEmail(email), "subscription");
  await page.goto(link);
  await page.getByRole("button", { name: texts[language].confirm }).click();
  await expect(page.getByText(texts[language].thanks)).toBeVisible();
  return page.url().split("?")[0]!;
}

for (const [javaScriptEnabled, look] of [
  [true, expectAccessible],
  [false, expectAccessibleWithoutJavaScript],
] as const) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const language of ["en", "es"] as Language[]) {
      const t = texts[language];

      test(`a reader subscribes, confirms, changes, leaves, comes back and erases everything (${language})`, async ({
        page,
      }) => {
        const email = newEmail("reader");
        await page.goto(`${t.prefix}/subscribe`);
        await expect(heading(page)).toHaveText(t.title);
        await expect(page.locator("#email-hint")).toHaveText(t.promise);
        await expect(page.getByLabel(t.language)).toHaveValue(language);

        await page.getByLabel(t.email, { exact: true }).fill("not an email");
        await page.getByLabel(t.state).selectOption("VT");
        await page.getByRole("button", { name: t.submit }).click();
        await expect(page.getByRole("group", { name: t.summary })).toBeFocused();
        await expect(page.getByRole("link", { name: t.invalid })).toBeVisible();
        await expect(page.getByLabel(t.state)).toHaveValue("VT");
        await look(page);

        await page.getByLabel(t.email, { exact: true }).fill(email);
        await page.getByRole("button", { name: t.submit }).click();
        await expect(heading(page)).toHaveText(t.checkEmail);

        const link = linkIn(await nextEmail(email), "subscription");
        expect(new URL(link).pathname).toMatch(new RegExp(`^${t.prefix}/subscription/`));
        await page.goto(link);
        await look(page);
        await expect(page.getByRole("main").locator("dl")).toContainText("Vermont");
        await page.getByRole("button", { name: t.confirm }).click();
        await expect(page.getByText(t.thanks)).toBeVisible();
        await expect(heading(page)).toHaveText(t.own);
        const own = page.url().split("?")[0]!;
        await page.goto(link);
        await expect(page, "the link of the email leads to the own page from then on").toHaveURL(own);
        await expect(page.getByText(email)).toBeVisible();
        await expect(page.getByLabel(t.state)).toHaveValue("VT");
        await look(page);

        await page.getByLabel(t.state).selectOption("");
        await page.getByLabel(t.language).selectOption(language === "en" ? "es" : "en");
        await page.getByRole("button", { name: t.save }).click();
        await expect(page.getByText(t.saved)).toBeVisible();
        await expect(page.getByLabel(t.state)).toHaveValue("");
        await expect(page.getByLabel(t.language)).toHaveValue(language === "en" ? "es" : "en");

        await page.getByRole("button", { name: t.leave }).click();
        await expect(page.getByText(t.left)).toBeVisible();
        await look(page);
        await page.getByRole("button", { name: t.comeBack }).click();
        await expect(page.getByText(t.returned)).toBeVisible();

        await page.getByText(t.eraseOpen).click();
        await page.getByRole("button", { name: t.erase }).click();
        await expect(heading(page)).toHaveText(t.erased);
        for (const gone of [link, own]) expect((await page.goto(gone))?.status()).toBe(404);
      });
    }
  });
}

for (const language of ["en", "es"] as Language[]) {
  test(`new, pending, confirmed, left and suppressed emails get the same status, headers and page (${language})`, async ({
    page,
    request,
    browser,
  }) => {
    const people = { fresh: "new", pending: "pending", confirmed: "confirmed", left: "left", suppressed: "suppressed" };
    const emails = Object.fromEntries(
      Object.entries(people).map(([kind, name]) => [kind, newEmail(name)]),
    ) as typeof people;
    const url = `${texts[language].prefix}/subscribe`;
    const hidden = await hiddenFields(browser, url, "email");
    const send = (email: string) => postForm(request, url, { ...hidden, email, state: "", language });

    await subscribe(page, language, emails.pending);
    await subscribed(page, language, emails.confirmed);
    await subscribed(page, language, emails.left);
    await page.getByRole("button", { name: texts[language].leave }).click();
    await expect(page.getByText(texts[language].left)).toBeVisible();
    // Equal forms within a minute are one, so the first ones are made older.
    await onDatabase("UPDATE subscription_draft SET posted_at = posted_at - interval '2 minutes'");
    await onDatabase(
      "UPDATE subscription SET last_post_at = last_post_at - interval '2 minutes' WHERE confirmed_at IS NULL",
    );
    // Suppressed, and it has already got its one requested email of the day.
    await onDatabase("INSERT INTO suppressed_email (email_hash, reason, retried_at) VALUES ($1, 'complaint', now())", [
      await emailHashOf(emails.suppressed),
    ]);

    const responses = [];
    for (const email of Object.values(emails)) {
      const response = await send(email);
      const next = await rawResponse(await request.get(response.headers.find(([name]) => name === "location")![1]));
      for (const text of [response.body, next.body]) expect(text).not.toContain(email);
      responses.push({ response, next });
    }
    const [first, ...others] = responses;
    expect(first).toMatchObject({ response: { status: 303 }, next: { status: 200 } });
    for (const other of others) expect(other).toEqual(first);

    await nextEmail(emails.fresh);
    await nextEmail(emails.pending, 2);
    for (const email of [emails.confirmed, emails.left]) linkIn(await nextEmail(email, 2), "subscription");
    expect(await emailsTo(emails.suppressed)).toEqual([]);
  });
}

test("a mail scanner's GET, HEAD and OPTIONS confirm nothing and leave nothing", async ({ page }) => {
  const email = newEmail("scanned");
  await subscribe(page, "en", email);
  const link = linkIn(await nextEmail(email), "subscription");
  for (const method of ["GET", "HEAD", "OPTIONS", "GET"]) await page.request.fetch(link, { method });
  await page.goto(link);
  await expect(page.locator("main")).not.toContainText(email);
  await page.getByRole("button", { name: texts.en.confirm }).click();
  await expect(page.getByText(texts.en.thanks)).toBeVisible();
  const own = page.url().split("?")[0]!;
  for (const method of ["GET", "HEAD", "OPTIONS"])
    await page.request.fetch(`/unsubscribe/${await tokenFor("unsubscribe-news", own)}`, { method });
  const response = await page.goto(link);
  await expect(page.getByRole("button", { name: texts.en.leave })).toBeVisible();
  expect(response?.headers()).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});

test("a cut, garbled or foreign token gets a helpful page with a link to a new email", async ({ page }) => {
  const email = newEmail("cut");
  await subscribe(page, "en", email);
  const token = linkIn(await nextEmail(email), "subscription")
    .split("/")
    .at(-1)!;
  for (const bad of [
    token.slice(0, -5),
    "x".repeat(32),
    await tokenFor("signature", token),
    await tokenFor("unsubscribe-news", token),
  ]) {
    expect((await page.goto(`/subscription/${bad}`))?.status()).toBe(404);
    await expect(page.getByRole("link", { name: /Subscribe again/ })).toBeVisible();
    expect((await page.request.get(`/subscription/${bad}/download`)).status()).toBe(404);
  }
  await expectAccessible(page);
});

test("RFC 8058: one click of a mail program leaves the news without cookie or redirect, however often", async ({
  page,
}) => {
  const link = await subscribed(page, "en", newEmail("click"));
  const url = `/unsubscribe/${await tokenFor("unsubscribe-news", link)}`;
  await page.goto(url);
  await expect(heading(page)).toHaveText("Leave our news");
  await expectAccessible(page);
  const form = { "List-Unsubscribe": "One-Click" };
  expect((await page.request.post(`/unsubscribe/${link.split("/").at(-1)}`, { form, maxRedirects: 0 })).status()).toBe(
    404,
  );
  for (const _time of [1, 2]) {
    const response = await page.request.post(url, { form, maxRedirects: 0 });
    expect(response.status()).toBe(200);
    expect(response.headers()).not.toHaveProperty("set-cookie");
  }
  await page.goto(link);
  await page.getByRole("button", { name: texts.en.comeBack }).click();
  await expect(page.getByText(texts.en.returned)).toBeVisible();
  await page.goto(url);
  await page.getByRole("button", { name: texts.en.leave }).click();
  await expect(heading(page)).toHaveText("You have left");
  await page.goto(link);
  await expect(page.getByRole("button", { name: texts.en.comeBack })).toBeVisible();
});

test("a subscriber can download everything that is kept about them", async ({ page }) => {
  const email = newEmail("download");
  const link = await subscribed(page, "en", email);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download what you keep about me" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("my-subscription.json");
  const response = await page.request.get(`${link}/download`);
  expect(await response.json()).toMatchObject({ email, status: "confirmed", state: null, language: "en" });
  expect(response.headers()["cache-control"]).toBe("no-store");
});

test("a typo in a mail domain is asked about once, and what a honeypot catches causes no email", async ({ page }) => {
  const name = newEmail("typo").split("@")[0]!;
  await page.goto("/subscribe");
  await page.getByLabel(texts.en.email, { exact: true }).fill(`${name}@gmial.com`);
  await page.getByRole("button", { name: texts.en.submit }).click();
  await page.getByRole("button", { name: `Use ${name}@gmail.com` }).click();
  await expect(heading(page)).toHaveText(texts.en.checkEmail);
  await nextEmail(`${name}@gmail.com`);

  const caught = newEmail("program");
  await page.goto("/subscribe");
  await page.getByLabel(texts.en.email, { exact: true }).fill(caught);
  await page.locator("input[name=reference]").evaluate((honeypot: HTMLInputElement) => {
    honeypot.value = "filled in";
  });
  await page.getByRole("button", { name: texts.en.submit }).click();
  await expect(heading(page)).toHaveText(texts.en.checkEmail);
  // Emails are sent in the order in which they were written, so a later one shows that there was none.
  const later = newEmail("later");
  await subscribe(page, "en", later);
  await nextEmail(later);
  expect(await emailsTo(caught)).toEqual([]);
});
