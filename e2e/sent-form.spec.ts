import { expect, type Page, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { emailsTo, linkIn, nextEmail } from "./support/postbox.ts";
import { expectCheckYourEmail, fillIn, newEmail, PETITION, send, messages, type Language } from "./support/signing.ts";
import { emailHashOf } from "./support/tokens.ts";

// What "check your email" knows is kept in the tab alone (enhance/sent-form.ts).

const AGAIN = { en: "Send the email again", es: "Enviar el correo otra vez" };

async function signAs(page: Page, email: string, language: Language = "en") {
  await page.goto(`${messages[language].prefix}${PETITION}`);
  await fillIn(page, language, { ...cast.grace, email });
  await send(page, language);
  await expectCheckYourEmail(page, language);
}

/** Everything that the storage of the tab holds. */
const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));

/** Makes the emails to a mailbox so old that another one may be sent. */
async function letTimePass(email: string) {
  const hash = await emailHashOf(email);
  await onDatabase("UPDATE signature SET last_post_at = last_post_at - interval '2 minutes' WHERE email_hash = $1", [
    hash,
  ]);
  await onDatabase("UPDATE signature_draft SET emailed_at = emailed_at - interval '2 minutes'");
}

for (const language of ["en", "es"] as Language[])
  test(`shows the email that was typed, and no server, URL or cookie knows it (${language})`, async ({ page }) => {
    const email = newEmail("shown");
    await signAs(page, email, language);
    const main = page.locator("main");
    await expect(main).toContainText(email);
    expect(page.url()).not.toContain("shown");
    expect(await page.context().cookies()).toEqual([]);
    expect(await (await page.request.get(page.url())).text()).not.toContain(email);
    await expectAccessible(page);
    await page.reload();
    await expect(main).toContainText(email);
    expect(await page.locator("form[data-send-again]").innerHTML(), "the rest is in no element").not.toContain(
      cast.grace.name,
    );
  });

test("sends the email again without filling the form in again, and says so", async ({ page }) => {
  const email = newEmail("again");
  await signAs(page, email);
  await nextEmail(email);
  for (const [place, emails] of [2, 3].entries()) {
    await letTimePass(email);
    // The second time after a full load of the page.
    if (place === 1) await page.reload();
    await page.getByRole("button", { name: AGAIN.en }).click();
    await expect(page.getByText("We are sending it again.")).toBeVisible();
    await expectCheckYourEmail(page, "en");
    await nextEmail(email, emails);
  }
  await page.goto(linkIn(await nextEmail(email, 3), "confirm"));
  await expect(page.getByRole("main").locator("dl")).toContainText(cast.grace.name);
});

test("changes the address without filling the form in again, also from a page that was loaded whole", async ({
  page,
}) => {
  const [wrong, right] = [newEmail("wrong"), newEmail("right")];
  await signAs(page, wrong);
  await page.reload();
  await page.getByLabel(messages.en.email, { exact: true }).fill(right);
  await page.getByRole("button", { name: AGAIN.en }).click();
  await expect(page.locator("[data-sent-email]")).toHaveText(right);
  await page.goto(linkIn(await nextEmail(right), "confirm"));
  await expect(page.getByRole("main").locator("dl")).toContainText(cast.grace.name);
  expect(await emailsTo(wrong)).toHaveLength(1);
});

test("sends again before hydration as well, where the browser posts the form", async ({ page }) => {
  const [first, second] = [newEmail("early"), newEmail("early-again")];
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await signAs(page, first);
  await page.getByLabel(messages.en.email, { exact: true }).fill(second);
  await page.getByRole("button", { name: AGAIN.en }).click();
  await expect(page.locator("[data-sent-email]")).toHaveText(second);
  await expect(page.getByText("We are sending it again.")).toBeVisible();
  await nextEmail(second);
});

test("a typo in the changed address gets its question", async ({ page }) => {
  const local = newEmail("typo").split("@")[0];
  await signAs(page, newEmail("before"));
  await page.getByLabel(messages.en.email, { exact: true }).fill(`${local}@gmial.com`);
  await page.getByLabel(messages.en.email, { exact: true }).press("Enter");
  await expect(page.getByRole("link", { name: `Did you mean ${local}@gmail.com?` })).toBeVisible();
  await expect(page.getByText("We are sending it again.")).toBeHidden();
  await expectAccessible(page);
  await page
    .getByRole("button", { name: `Use ${local}@gmail.com` })
    .last()
    .click();
  await nextEmail(`${local}@gmail.com`);
});

test("nothing of it is left after an hour, on another page, or after the quick exit", async ({ page }) => {
  const advice = page.getByText("Sign again with the same address");
  const email = newEmail("gone");
  await page.route("https://www.weather.gov/**", (route) => route.fulfill({ contentType: "text/html", body: "" }));

  await page.clock.install();
  await signAs(page, email);
  await expect(page.locator("main")).toContainText(email);
  await expect(advice).toBeHidden();
  await page.clock.fastForward("01:00:01");
  await expect(page.locator("main")).not.toContainText(email);
  await expect(advice).toBeVisible();
  expect(await stored(page)).not.toContain(email);

  await signAs(page, email);
  expect(await stored(page)).toContain(email);
  await page.getByRole("link", { name: "Back to the petition" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect.poll(() => stored(page)).not.toContain(email);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.checkEmail);
  await expect(page.locator("main")).not.toContainText(email);

  await signAs(page, email);
  await expect(page.locator("main")).toContainText(email);
  // The storage belongs to this origin, so it is read when the reader comes back.
  await page.getByRole("link", { name: "Leave this site" }).first().click();
  await page.waitForURL("https://www.weather.gov/");
  await page.goto("/api/petitions");
  expect(await stored(page)).not.toContain(email);
});

test("the link that confirms in the same tab clears it", async ({ page }) => {
  const email = newEmail("same-tab");
  await signAs(page, email);
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await expect.poll(() => stored(page)).not.toContain(email);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says to sign again", async ({ page }) => {
    await signAs(page, newEmail("plain"));
    await expect(page.getByText("Sign again with the same address")).toBeVisible();
    await expect(page.getByRole("button", { name: AGAIN.en })).toBeHidden();
  });
});
