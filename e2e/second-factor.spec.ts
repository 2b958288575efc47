import { type Browser, expect, type Page, test } from "@playwright/test";

import { codeAt } from "@/lib/organizers/second-factor/app-code";

import { expectAccessible, expectAccessibleWithoutJavaScript } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { AS_EMAILS_COME, emailsTo } from "./support/postbox.ts";
import { requestLink, signInAsAdmin } from "./support/sign-in.ts";
import { newEmail } from "./support/signing.ts";
import { expectFitsAllSizes } from "./support/sizes.ts";

const STEP_MILLISECONDS = 30_000;

/** Opens the link of an email that was requested, and presses its button. */
async function openLink(page: Page, email: string): Promise<void> {
  await page.goto(await requestLink(page, email));
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** The secret that the page shows, as the person types it into an app. */
const shownSecret = async (page: Page) => (await page.locator("[data-secret]").innerText()).replaceAll(" ", "");

/** A code counts once in its half minute, so the test forgets which was used instead of waiting. */
async function nextCode(secret: string): Promise<string> {
  await onDatabase("UPDATE second_factor SET last_step = 0 WHERE last_step > $1", [
    Math.floor(Date.now() / STEP_MILLISECONDS) - 3,
  ]);
  return codeAt(secret, new Date());
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Go on" }).click();
}

/** The page is accessible, and fits a phone. */
async function expectWhole(page: Page): Promise<void> {
  await (hasJavaScript ? expectAccessible : expectAccessibleWithoutJavaScript)(page);
  await expectFitsAllSizes(page);
}

let hasJavaScript = true;
test.beforeEach(({ javaScriptEnabled }) => {
  hasJavaScript = javaScriptEnabled;
});

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: hasJavaScript })).newPage();
}

/** Sets up a second factor from its first page. Returns its secret and the recovery codes. */
async function setUp(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up your second factor");
  await expectWhole(page);
  await page.getByRole("button", { name: "Show the code to scan" }).click();
  await expect(page.getByRole("img", { name: "QR code for an authenticator app" })).toBeVisible();
  await expectWhole(page);
  const secret = await shownSecret(page);
  await page.getByRole("textbox", { name: "Code" }).fill("12345");
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("group", { name: "Please check this form" })).toBeFocused();
  await page.getByRole("textbox", { name: "Code" }).fill(codeAt(secret, new Date()));
  await page.getByRole("button", { name: "Turn it on" }).click();
  const shown = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(shown).toHaveCount(10);
  const recoveryCodes = await shown.allInnerTexts();
  await expectWhole(page);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await expect(page).toHaveURL(/\/console$/);
  return { secret, recoveryCodes };
}

const journey = async ({ page, browser }: { page: Page; browser: Browser }) => {
  const email = newEmail("vera");
  await signInAsAdmin(page);
  await page.goto("/console/organizers");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Role").selectOption("organizer");
  for (const state of ["Texas", "Vermont"]) await page.getByRole("checkbox", { name: state }).check();
  await expectWhole(page);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect.poll(async () => (await emailsTo(email)).length, AS_EMAILS_COME).toBe(1);

  const theirs = await newPage(browser);
  await openLink(theirs, email);
  await expect(theirs.getByText("organizer · Texas, Vermont")).toBeVisible();
  await theirs.getByRole("link", { name: "Your account" }).click();
  await expect(theirs).toHaveURL(/\/console\/account$/);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Your account");
  await expectWhole(theirs);
  await theirs.getByRole("link", { name: "Set up a second factor" }).click();
  const { secret, recoveryCodes } = await setUp(theirs);

  // The next sign-in takes the code, and nothing works before it.
  await theirs.getByRole("button", { name: "Sign out" }).click();
  await openLink(theirs, email);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Enter your code");
  await expectWhole(theirs);
  await theirs.goto("/console/signatures");
  await expect(theirs).toHaveURL(/\/console\/sign-in\/second-factor$/);
  await enterCode(theirs, codeAt(secret, new Date(0)));
  await expect(theirs.getByText(/This code is not right any more/).first()).toBeVisible();
  await enterCode(theirs, await nextCode(secret));
  await expect(theirs.getByText("organizer · Texas, Vermont")).toBeVisible();

  // What reaches far asks again after an hour, before a form is filled in, and leads back.
  await theirs.goto("/console/exports");
  await expect(theirs.getByRole("button", { name: "Download CSV" })).toBeVisible();
  await onDatabase(
    `UPDATE organizer_session SET second_factor_at = now() - interval '61 minutes'
     WHERE organizer_id IN (SELECT organizer_id FROM second_factor)`,
  );
  await theirs.goto("/console/exports");
  await expect(theirs.getByRole("button", { name: "Download CSV" })).toBeHidden();
  await expectWhole(theirs);
  await theirs.getByRole("link", { name: "Confirm that it is you" }).click();
  await expect(theirs).toHaveURL(/\/console\/confirm\?/);
  await expectWhole(theirs);
  await enterCode(theirs, await nextCode(secret));
  await expect(theirs).toHaveURL(/\/console\/exports$/);
  await expect(theirs.getByRole("button", { name: "Download CSV" })).toBeVisible();

  // Without the phone a recovery code lets them in once, and says how many are left.
  const [first = "", second = ""] = recoveryCodes;
  const elsewhere = await newPage(browser);
  await openLink(elsewhere, email);
  await enterCode(elsewhere, ` ${first.toUpperCase().replaceAll("-", " ")} `);
  await expect(elsewhere.getByText("You have 9 recovery codes left.")).toBeVisible();
  await expectWhole(elsewhere);
  await elsewhere.getByRole("button", { name: "Sign out" }).click();
  await openLink(elsewhere, email);
  await enterCode(elsewhere, first);
  await expect(elsewhere.getByText(/This code is not right any more/).first()).toBeVisible();
  await enterCode(elsewhere, second);
  await expect(elsewhere.getByText("You have 8 recovery codes left.")).toBeVisible();
  await elsewhere.getByRole("button", { name: "Make new recovery codes" }).click();
  await expect(elsewhere.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await expectWhole(elsewhere);

  // They end the session elsewhere, and its next click leads to signing in.
  await theirs.goto("/console/account");
  await expect(theirs.getByRole("row").filter({ hasText: "this session" })).toHaveCount(1);
  await expectWhole(theirs);
  await theirs.getByRole("button", { name: "End", exact: true }).click();
  await expect(theirs.getByText("The session is ended.")).toBeVisible();
  await elsewhere.getByRole("link", { name: "Overview" }).first().click();
  await expect(elsewhere).toHaveURL(/\/console\/sign-in$/);

  // An admin resets the second factor: the session ends, and an email says it.
  await page.goto("/console/organizers");
  await page.getByRole("row", { name: email }).getByRole("link", { name: "Change" }).click();
  await page.getByText("Reset the second factor").click();
  await expectWhole(page);
  await page.getByRole("button", { name: "Reset it" }).click();
  await expect(page.getByText(/The second factor is reset/)).toBeVisible();
  await theirs.goto("/console");
  await expect(theirs).toHaveURL(/\/console\/sign-in$/);
  const subjects = async () => (await emailsTo(email)).map(({ subject }) => subject);
  await expect.poll(subjects, AS_EMAILS_COME).toContain("Your second factor was reset");
  await openLink(theirs, email);
  await expect(theirs.getByText("organizer · Texas, Vermont")).toBeVisible();
  for (const each of [theirs, elsewhere]) await each.context().close();
};

const JOURNEY =
  "a colleague limited to two states signs in with a second factor, loses the phone, comes back, and is reset";

test(JOURNEY, journey);

/** A device with a sensor, as Chromium has it for tests. It verifies its holder by itself. */
async function addDevice(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasUserVerification: true,
    isUserVerified: true,
  } as const;
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    verify: (isUserVerified: boolean) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    remove: () => session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }),
  };
}

test("a passkey is set up in place of an app, opens the console, confirms again, and is removed beside another one", async ({
  page,
  browser,
}) => {
  const email = newEmail("paula");
  await signInAsAdmin(page);
  await page.goto("/console/organizers");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Role").selectOption("organizer");
  await page.getByRole("checkbox", { name: "Texas" }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect.poll(async () => (await emailsTo(email)).length, AS_EMAILS_COME).toBe(1);

  const theirs = await newPage(browser);
  const device = await addDevice(theirs);
  await openLink(theirs, email);
  await theirs.goto("/console/sign-in/set-up");
  await theirs.getByLabel("Name of the passkey").fill("My phone");
  await expectWhole(theirs);
  await theirs.getByRole("button", { name: "Add a passkey" }).click();
  await expect(theirs.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await theirs.getByRole("link", { name: "I have kept them" }).click();
  await theirs.getByRole("button", { name: "Sign out" }).click();

  await openLink(theirs, email);
  await expectWhole(theirs);
  // A device that cannot tell who holds it gives nothing.
  await device.verify(false);
  await theirs.getByRole("button", { name: "Use your passkey" }).click();
  await expect(theirs.getByText(/The browser gave no passkey/).first()).toBeVisible();
  await device.verify(true);
  await theirs.getByRole("button", { name: "Use your passkey" }).click();
  await expect(theirs.getByText("organizer · Texas")).toBeVisible();

  await onDatabase(
    `UPDATE organizer_session SET second_factor_at = now() - interval '61 minutes'
     WHERE organizer_id IN (SELECT organizer_id FROM passkey)`,
  );
  await theirs.goto("/console/account");
  await theirs.getByRole("link", { name: "Confirm that it is you" }).click();
  await expect(theirs).toHaveURL(/\/console\/confirm\?/);
  await expectWhole(theirs);
  await theirs.getByRole("button", { name: "Use your passkey" }).click();
  await expect(theirs).toHaveURL(/\/console\/account$/);
  await expect(theirs.getByRole("row", { name: "My phone" })).not.toContainText("not yet");
  await expectWhole(theirs);
  await theirs.getByRole("row", { name: "My phone" }).getByRole("button", { name: "Remove" }).click();
  await expect(theirs.getByText(/your only second factor/).first()).toBeVisible();
  await device.remove();
  await addDevice(theirs);
  await theirs.getByLabel("Name of the passkey").fill("Key in the safe");
  await theirs.getByRole("button", { name: "Add a passkey" }).click();
  await expect(theirs.getByRole("row", { name: "Key in the safe" })).toContainText("not yet");
  await theirs.getByRole("row", { name: "My phone" }).getByRole("button", { name: "Remove" }).click();
  await expect(theirs.getByText("The passkey is removed.")).toBeVisible();
  await expect(theirs.getByRole("row", { name: "My phone" })).toHaveCount(0);
  await theirs.context().close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test(JOURNEY, journey);
});
