import { expect, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { expectHydrated } from "./support/hydration.ts";
import { emailsTo, linkIn, nextEmail } from "./support/postbox.ts";
import {
  countNow,
  countShown,
  expectCheckYourEmail,
  expectSummaryFocused,
  fillIn,
  type Language,
  newEmail,
  PETITION,
  send,
  messages,
} from "./support/signing.ts";

for (const language of ["en", "es"] as Language[]) {
  const w = messages[language];

  test(`a citizen signs, confirms and sees the number rise by exactly one (${language})`, async ({ page }) => {
    const email = newEmail("grace");
    const before = await countNow(page);
    await page.goto(`${w.prefix}${PETITION}`);
    await fillIn(page, language, { ...cast.grace, email });
    await send(page, language);
    await expectCheckYourEmail(page, language);
    expect(await countNow(page)).toBe(before);
    const received = await nextEmail(email);
    await expect(page.locator("main"), "the page names the subject of the email").toContainText(received.subject);
    await expectAccessible(page);

    await page.goto(linkIn(received, "confirm"));
    await expectAccessible(page);
    expect(await countNow(page)).toBe(before);
    await page.getByRole("button", { name: w.confirm }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(w.thanks);
    expect(await countShown(page)).toBe(before + 1);
    await expectAccessible(page);

    // Before confirming, the name may be a text that a stranger wants to send. No subject has a name.
    for (const text of [received.text, received.subject]) expect(text).not.toContain(cast.grace.name);
    const thanks = await nextEmail(email, 2);
    expect(thanks.text).toMatch(new RegExp(`^(Hello |Hola, )${cast.grace.name}[,:]$`, "m"));
    expect(thanks.subject).not.toContain(cast.grace.name);

    await expect(page, "the token does not stay in the history").toHaveURL(
      new RegExp(`${w.prefix}${PETITION}/thanks$`),
    );
    await page.reload();
    expect(await countShown(page)).toBe(before + 1);
  });
}

test("errors are named beside their fields and in a summary that takes the focus, and nothing typed is lost", async ({
  page,
}) => {
  await page.goto(PETITION);
  // Leaving an invalid field shows no error yet, which would move the next field.
  await page.getByLabel(messages.en.zip, { exact: true }).pressSequentially("999");
  const updates = page.locator("#updates");
  await updates.hover();
  await expectHydrated(updates);
  await page.mouse.down();
  await page.mouse.up();
  await expect(updates).toBeChecked();
  await page.getByLabel(messages.en.email, { exact: true }).fill("grace@");
  await send(page, "en");
  await expectSummaryFocused(page, "en");
  const named = await page
    .getByRole("group", { name: messages.en.summary })
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(named, "in the order of the fields").toEqual(["#name", "#email", "#zip", "#age"]);
  await expectAccessible(page);
  await expect(page.getByLabel(messages.en.email, { exact: true })).toHaveAccessibleDescription(
    /like name@example\.org/,
  );
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("link", { name: "Enter your full name." }).click();
  await expect(page.getByLabel(messages.en.name, { exact: true })).toBeFocused();
  await expect(updates).toBeChecked();
  await expect(page.getByLabel(messages.en.email, { exact: true })).toHaveValue("grace@");
});

test("a ZIP in several states asks for the state, and one that is unknown does too", async ({ page }) => {
  await page.goto(PETITION);
  const zip = page.getByLabel(messages.en.zip, { exact: true });
  const state = page.getByLabel(messages.en.state, { exact: true });
  await zip.fill("78701");
  await expect(page.getByText("Your state: Texas")).toBeVisible();
  await expect(state).toBeHidden();
  await zip.fill(cast.june.zip);
  await expect(state).toBeVisible();
  await zip.fill("00000");
  await expect(state).toBeVisible();
  await fillIn(page, "en", { ...cast.june, email: newEmail("june") });
  await send(page, "en");
  await expectSummaryFocused(page, "en");
  await expect(page.getByRole("link", { name: /Choose your state/ })).toBeVisible();
  await state.selectOption("KY");
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
});

test("a typo in a well-known mail domain gets a suggestion, and the person may keep the typed email", async ({
  page,
}) => {
  const local = newEmail("typo").split("@")[0];
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email: `${local}@gmial.com` });
  await send(page, "en");
  await expectSummaryFocused(page, "en");
  await page.getByRole("button", { name: `Use ${local}@gmail.com` }).click();
  await expectCheckYourEmail(page, "en");
  await nextEmail(`${local}@gmail.com`);

  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email: `${local}@gmial.com` });
  await send(page, "en");
  await expect(page.getByRole("link", { name: `Did you mean ${local}@gmail.com?` })).toBeVisible();
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await nextEmail(`${local}@gmial.com`);
});

test("Enter sends the form unchanged, never with the suggested email", async ({ page }) => {
  const local = newEmail("enter").split("@")[0];
  const corrected = newEmail("corrected");
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email: `${local}@gmial.com` });
  await send(page, "en");
  await expect(page.getByRole("button", { name: `Use ${local}@gmail.com` })).toBeVisible();
  await page.locator("#email").fill(corrected);
  await page.locator("#email").press("Enter");
  await expectCheckYourEmail(page, "en");
  await nextEmail(corrected);
});

test("new, pending and confirmed emails get the same page, and only the owner of the mailbox learns more", async ({
  page,
}) => {
  const email = newEmail("ruth");
  const seen: string[] = [];
  for (const round of [1, 2, 3]) {
    await page.goto(PETITION);
    // The same form again within a minute would be one with the first.
    await fillIn(page, "en", { ...cast.ruth, name: `Ruth Abelson ${"I".repeat(round)}`, email });
    // A form that is sent before leads to the same page as HTML, whose elements have other attributes.
    await expectHydrated(page.locator("#name"));
    await send(page, "en");
    await expectCheckYourEmail(page, "en");
    await expect(page.locator("[data-sent-email]")).toHaveText(email);
    seen.push(await page.locator("main").innerHTML());
    const received = await nextEmail(email, round + (round > 2 ? 1 : 0));
    if (round === 2) {
      await page.goto(linkIn(received, "confirm"));
      await page.getByRole("button", { name: messages.en.confirm }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
      await nextEmail(email, 3);
    }
    if (round === 3) linkIn(received, "signature");
  }
  expect(new Set(seen).size).toBe(1);
});

test("a form with a filled-in honeypot gets the page of success, and nothing is written", async ({ page }) => {
  const email = newEmail("mallory");
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.mallory, email });
  await page.locator("input[name=reference]").evaluate((field: HTMLInputElement) => {
    field.value = "x";
  });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.waitForTimeout(3_000);
  expect(await emailsTo(email)).toEqual([]);
});

test("a share link records the source of a signer, and opens the page of the petition", async ({ page }) => {
  await page.goto(`${PETITION}?from=share-copy`);
  await expect(page.locator("input[name=source]")).toHaveValue("share-copy");
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`${PETITION}$`));
  await page.goto(`${PETITION}?from=%3Cscript%3E`);
  await expect(page.locator("input[name=source]")).toHaveValue("");
});
