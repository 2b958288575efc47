import { expect, test, type Page } from "@playwright/test";

import { expectAccessible, expectAccessibleWithoutJavaScript } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { emailsTo, linkIn, nextEmail } from "./support/postbox.ts";
import { hiddenFields, postForm, rawResponse } from "./support/raw-form.ts";
import { newEmail } from "./support/signing.ts";
import { emailHashOf, tokenFor } from "./support/tokens.ts";

const words = {
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
type Language = keyof typeof words;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function subscribe(page: Page, language: Language, email: string): Promise<void> {
  const w = words[language];
  await page.goto(`${w.prefix}/subscribe`);
  await page.getByLabel(w.email, { exact: true }).fill(email);
  await page.getByRole("button", { name: w.submit }).click();
  await expect(heading(page)).toHaveText(w.checkEmail);
}

/** Subscribes and confirms; answers the link of the own page. */
async function subscribed(page: Page, language: Language, email: string): Promise<string> {
  await subscribe(page, language, email);
  const link = linkIn(await nextEmail(email), "subscription");
  await page.goto(link);
  await page.getByRole("button", { name: words[language].confirm }).click();
  await expect(page.getByText(words[language].thanks)).toBeVisible();
  return page.url().split("?")[0]!;
}

for (const [javaScriptEnabled, look] of [
  [true, expectAccessible],
  [false, expectAccessibleWithoutJavaScript],
] as const) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const language of ["en", "es"] as Language[]) {
      const w = words[language];

      test(`from the form over the email to the own page, and away without a trace (${language})`, async ({ page }) => {
        const email = newEmail("reader");
        await page.goto(`${w.prefix}/subscribe`);
        await expect(heading(page)).toHaveText(w.title);
        await expect(page.locator("#email-hint")).toHaveText(w.promise);
        await expect(page.getByLabel(w.language)).toHaveValue(language);

        await page.getByLabel(w.email, { exact: true }).fill("not an address");
        await page.getByLabel(w.state).selectOption("VT");
        await page.getByRole("button", { name: w.submit }).click();
        await expect(page.getByRole("group", { name: w.summary })).toBeFocused();
        await expect(page.getByRole("link", { name: w.invalid })).toBeVisible();
        await expect(page.getByLabel(w.state)).toHaveValue("VT");
        await look(page);

        await page.getByLabel(w.email, { exact: true }).fill(email);
        await page.getByRole("button", { name: w.submit }).click();
        await expect(heading(page)).toHaveText(w.checkEmail);

        const link = linkIn(await nextEmail(email), "subscription");
        expect(new URL(link).pathname).toMatch(new RegExp(`^${w.prefix}/subscription/`));
        await page.goto(link);
        await look(page);
        await expect(page.getByRole("main").locator("dl")).toContainText("Vermont");
        await page.getByRole("button", { name: w.confirm }).click();
        await expect(page.getByText(w.thanks)).toBeVisible();
        await expect(heading(page)).toHaveText(w.own);
        const own = page.url().split("?")[0]!;
        await page.goto(link);
        await expect(page, "the link of the email leads to the own page from then on").toHaveURL(own);
        await expect(page.getByText(email)).toBeVisible();
        await expect(page.getByLabel(w.state)).toHaveValue("VT");
        await look(page);

        await page.getByLabel(w.state).selectOption("");
        await page.getByLabel(w.language).selectOption(language === "en" ? "es" : "en");
        await page.getByRole("button", { name: w.save }).click();
        await expect(page.getByText(w.saved)).toBeVisible();
        await expect(page.getByLabel(w.state)).toHaveValue("");
        await expect(page.getByLabel(w.language)).toHaveValue(language === "en" ? "es" : "en");

        await page.getByRole("button", { name: w.leave }).click();
        await expect(page.getByText(w.left)).toBeVisible();
        await look(page);
        await page.getByRole("button", { name: w.comeBack }).click();
        await expect(page.getByText(w.returned)).toBeVisible();

        await page.getByText(w.eraseOpen).click();
        await page.getByRole("button", { name: w.erase }).click();
        await expect(heading(page)).toHaveText(w.erased);
        for (const gone of [link, own]) expect((await page.goto(gone))?.status()).toBe(404);
      });
    }
  });
}

for (const language of ["en", "es"] as Language[]) {
  test(`new, pending, confirmed, gone and blocked addresses get the same status, headers and page (${language})`, async ({
    page,
    request,
    browser,
  }) => {
    const people = { fresh: "new", pending: "pending", confirmed: "confirmed", left: "left", blocked: "blocked" };
    const emails = Object.fromEntries(
      Object.entries(people).map(([kind, name]) => [kind, newEmail(name)]),
    ) as typeof people;
    const address = `${words[language].prefix}/subscribe`;
    const hidden = await hiddenFields(browser, address, "email");
    const send = (email: string) => postForm(request, address, { ...hidden, email, state: "", language });

    await subscribe(page, language, emails.pending);
    await subscribed(page, language, emails.confirmed);
    await subscribed(page, language, emails.left);
    await page.getByRole("button", { name: words[language].leave }).click();
    await expect(page.getByText(words[language].left)).toBeVisible();
    // Equal forms within a minute are one: the first of these is made an old one.
    await onDatabase("UPDATE subscription_draft SET posted_at = posted_at - interval '2 minutes'");
    await onDatabase(
      "UPDATE subscription SET last_post_at = last_post_at - interval '2 minutes' WHERE confirmed_at IS NULL",
    );
    // Suppressed, and it has had the one email of today that somebody asked for.
    await onDatabase("INSERT INTO suppressed_email (email_hash, reason, retried_at) VALUES ($1, 'complaint', now())", [
      await emailHashOf(emails.blocked),
    ]);

    const answers = [];
    for (const email of Object.values(emails)) {
      const answer = await send(email);
      const next = await rawResponse(await request.get(answer.headers.find(([name]) => name === "location")![1]));
      for (const text of [answer.body, next.body]) expect(text).not.toContain(email);
      answers.push({ answer, next });
    }
    const [first, ...others] = answers;
    expect(first).toMatchObject({ answer: { status: 303 }, next: { status: 200 } });
    for (const other of others) expect(other).toEqual(first);

    await nextEmail(emails.fresh);
    await nextEmail(emails.pending, 2);
    for (const email of [emails.confirmed, emails.left]) linkIn(await nextEmail(email, 2), "subscription");
    expect(await emailsTo(emails.blocked)).toEqual([]);
  });
}

test("a mail scanner's GET, HEAD and OPTIONS confirm nothing and leave nothing", async ({ page }) => {
  const email = newEmail("scanned");
  await subscribe(page, "en", email);
  const link = linkIn(await nextEmail(email), "subscription");
  for (const method of ["GET", "HEAD", "OPTIONS", "GET"]) await page.request.fetch(link, { method });
  await page.goto(link);
  await expect(page.locator("main")).not.toContainText(email);
  await page.getByRole("button", { name: words.en.confirm }).click();
  await expect(page.getByText(words.en.thanks)).toBeVisible();
  const own = page.url().split("?")[0]!;
  for (const method of ["GET", "HEAD", "OPTIONS"])
    await page.request.fetch(`/unsubscribe/${await tokenFor("unsubscribe-news", own)}`, { method });
  const answer = await page.goto(link);
  await expect(page.getByRole("button", { name: words.en.leave })).toBeVisible();
  expect(answer?.headers()).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});

test("a cut, garbled or foreign token gets a helpful page with the way to a new email", async ({ page }) => {
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

test("one click of a mail program leaves the news without cookie or redirect, however often", async ({ page }) => {
  const link = await subscribed(page, "en", newEmail("click"));
  const address = `/unsubscribe/${await tokenFor("unsubscribe-news", link)}`;
  await page.goto(address);
  await expect(heading(page)).toHaveText("Leave our news");
  await expectAccessible(page);
  const form = { "List-Unsubscribe": "One-Click" };
  expect((await page.request.post(`/unsubscribe/${link.split("/").at(-1)}`, { form, maxRedirects: 0 })).status()).toBe(
    404,
  );
  for (const _time of [1, 2]) {
    const answer = await page.request.post(address, { form, maxRedirects: 0 });
    expect(answer.status()).toBe(200);
    expect(answer.headers()).not.toHaveProperty("set-cookie");
  }
  await page.goto(link);
  await page.getByRole("button", { name: words.en.comeBack }).click();
  await expect(page.getByText(words.en.returned)).toBeVisible();
  await page.goto(address);
  await page.getByRole("button", { name: words.en.leave }).click();
  await expect(heading(page)).toHaveText("You have left");
  await page.goto(link);
  await expect(page.getByRole("button", { name: words.en.comeBack })).toBeVisible();
});

test("what is kept about a subscriber can be downloaded by them", async ({ page }) => {
  const email = newEmail("download");
  const link = await subscribed(page, "en", email);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download what you keep about me" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("my-subscription.json");
  const answer = await page.request.get(`${link}/download`);
  expect(await answer.json()).toMatchObject({ email, status: "confirmed", state: null, language: "en" });
  expect(answer.headers()["cache-control"]).toBe("no-store");
});

test("a typo in a mail domain is asked about once, and what a honeypot catches causes no email", async ({ page }) => {
  const name = newEmail("typo").split("@")[0]!;
  await page.goto("/subscribe");
  await page.getByLabel(words.en.email, { exact: true }).fill(`${name}@gmial.com`);
  await page.getByRole("button", { name: words.en.submit }).click();
  await page.getByRole("button", { name: `Use ${name}@gmail.com` }).click();
  await expect(heading(page)).toHaveText(words.en.checkEmail);
  await nextEmail(`${name}@gmail.com`);

  const caught = newEmail("program");
  await page.goto("/subscribe");
  await page.getByLabel(words.en.email, { exact: true }).fill(caught);
  await page.locator("input[name=reference]").evaluate((honeypot: HTMLInputElement) => {
    honeypot.value = "filled in";
  });
  await page.getByRole("button", { name: words.en.submit }).click();
  await expect(heading(page)).toHaveText(words.en.checkEmail);
  // Emails go out in the order they were written, so one written later shows that there was none.
  const later = newEmail("later");
  await subscribe(page, "en", later);
  await nextEmail(later);
  expect(await emailsTo(caught)).toEqual([]);
});
