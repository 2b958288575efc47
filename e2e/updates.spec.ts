import { expect, type Page, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible, expectAccessibleWithoutJavaScript, expectNoSidewaysScroll } from "./support/accessible.ts";
import { emailsTo, linkIn, nextEmail } from "./support/postbox.ts";
import { ADMIN, signInAsAdmin } from "./support/sign-in.ts";
import { expectCheckYourEmail, fillIn, messages, newEmail, PETITION, send } from "./support/signing.ts";

test.describe.configure({ timeout: 180_000 });

const SUBJECT = `A bill is introduced ${Date.now().toString(36)}`;
const ASUNTO = `Hay un proyecto de ley ${Date.now().toString(36)}`;

/** Signs in Alaska, where no other journey has a signer who asks for updates, and returns the email. */
async function signAndAsk(page: Page): Promise<string> {
  const email = newEmail("asks");
  await page.goto(PETITION);
  await fillIn(page, "en", { name: cast.grace.name, zip: "99501", email });
  await page.getByLabel("Tell me by email what comes of it (optional)").check();
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await nextEmail(email, 2);
  return email;
}

test("an update is written, tried, sent to one state, read on the petition's page, and stopped by one click", async ({
  page,
  browser,
}) => {
  const email = await signAndAsk(page);
  await signInAsAdmin(page);
  await page.goto("/console/updates");
  await expectAccessible(page);
  await page.goto("/console/updates/new?petition=safe-harbor");
  await page.getByLabel("Subject in English").fill(SUBJECT);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByRole("link", { name: "Write the subject" })).toBeVisible();
  await expect(page.getByLabel("Subject in English")).toHaveValue(SUBJECT);
  await page.getByLabel("Subject in Spanish").fill(ASUNTO);
  await page.getByLabel("Text in English").fill("It was read today.\n\nSee https://example.org/bill.");
  await page.getByLabel("Text in Spanish").fill("Se leyó hoy.\n\nVea https://example.org/bill.");
  await page.getByLabel("State", { exact: true }).selectOption("AK");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText("The draft is saved. Nobody gets it yet.")).toBeVisible();
  await expect(page.getByText("1 person gets it at this moment")).toBeVisible();
  await expectAccessible(page);

  const before = (await emailsTo(ADMIN)).length;
  await page.getByLabel("Language").selectOption("es");
  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(page.getByText("The test is on its way to your own mailbox.")).toBeVisible();
  expect((await nextEmail(ADMIN, before + 1)).subject).toBe(`Prueba: ${ASUNTO}`);
  expect((await page.request.get(`${PETITION}/updates/1`)).status()).toBe(404);

  await page.getByRole("button", { name: "Send it", exact: true }).click();
  await expect(page.getByText("It is being sent. You can close this page.")).toBeVisible();
  const mail = await nextEmail(email, 3);
  expect(mail.subject).toBe(SUBJECT);
  expect(mail.text).toContain(`Hello ${cast.grace.name},`);

  const reader = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
  await reader.goto(PETITION);
  await reader.getByRole("link", { name: SUBJECT }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(SUBJECT);
  await expect(reader.getByRole("link", { name: "https://example.org/bill" })).toBeVisible();
  await expectAccessible(reader);
  await expectNoSidewaysScroll(reader);
  await reader.goto(`/es${new URL(reader.url()).pathname}`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(ASUNTO);
  expect(await (await reader.request.get("/feed.xml")).text()).toContain(SUBJECT);

  // A scanner opens the link and nothing changes; the mail program's own button posts to it (RFC 8058).
  const stop = /https?:\/\/\S+\/unsubscribe\/[A-Za-z0-9_-]{32}/.exec(mail.text)![0];
  expect((await page.request.get(stop)).status()).toBe(200);
  await page.goto("/console/updates");
  await page.getByRole("link", { name: SUBJECT }).click();
  await expect(page.getByRole("row", { name: /Written so far/ })).toContainText("1");
  const oneClick = await page.request.post(stop, { form: { "List-Unsubscribe": "One-Click" } });
  expect(oneClick.status()).toBe(200);
  await page.goto(linkIn(await nextEmail(email, 3), "signature"));
  await expect(page.getByLabel("Tell me by email what comes of it (optional)")).not.toBeChecked();
});

test("an update is written, scheduled, taken back and published without a script on a narrow screen", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  await signInAsAdmin(page);
  await page.goto("/console/updates/new?petition=safe-harbor");
  await page.getByLabel("Subject in English").fill("Only on the page");
  await page.getByLabel("Subject in Spanish").fill("Solo en la página");
  await page.getByLabel("Text in English").fill("A text.");
  await page.getByLabel("Text in Spanish").fill("Un texto.");
  await page.getByLabel("Who gets it").selectOption("nobody");
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText("Nobody who fits has asked for updates")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessibleWithoutJavaScript(page);
  await page.getByLabel("Day", { exact: true }).fill("2020-01-01");
  await page.getByLabel("Time", { exact: true }).fill("9:00");
  await page.getByRole("button", { name: "Publish it" }).click();
  await expect(page.getByText("This time has passed.").first()).toBeVisible();
  await page.getByLabel("Day", { exact: true }).fill("2099-01-01");
  await page.getByRole("button", { name: "Publish it" }).click();
  await expect(page.getByText("It is scheduled.")).toBeVisible();
  await expect(page.getByText(/^Scheduled for 2099-01-01 09:00 E/)).toBeVisible();
  await page.getByText("Take its time away?").click();
  await page.getByRole("button", { name: "Make it a draft" }).click();
  await expect(page.getByText("It is a draft again.")).toBeVisible();
  await page.getByRole("button", { name: "Publish it" }).click();
  await expect(page.getByText("It is being sent.")).toBeVisible();
  await context.close();
});
