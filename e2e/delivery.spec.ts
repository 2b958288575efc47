import { readFile } from "node:fs/promises";

import { expect, type Page, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible, expectAccessibleWithoutJavaScript, expectNoSidewaysScroll } from "./support/accessible.ts";
import { onDatabase, read } from "./support/database.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { signInAsAdmin } from "./support/sign-in.ts";
import { expectCheckYourEmail, fillIn, messages, newEmail, PETITION, send } from "./support/signing.ts";

const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 640 };

/** Three districts of Nevada that no other journey uses, each with a lawmaker. */
async function importRoster(): Promise<void> {
  await onDatabase("DELETE FROM district WHERE state = 'NV'");
  await onDatabase(`
    WITH i AS (
      INSERT INTO data_import (kind, version, dated, source, rows, sha256, actor, imported_at)
      VALUES ('lawmakers', '2026', current_date, 'Fictional roster', 3, sha256('x'), 'operator', now()) RETURNING id
    ), seat (chamber, name, layer, geoid, title, member) AS (VALUES
      ('upper', '1', 'sldu', '32001', 'Senator', 'Ana One'),
      ('lower', '1', 'sldl', '32001', 'Assembly Member', 'Ben Two'),
      ('lower', '2', 'sldl', '32002', 'Assembly Member', 'Cy Three')
    ), d AS (
      INSERT INTO district (division, state, chamber, layer, geoid, name, seats, title, import_id)
      SELECT 'ocd-division/country:us/state:nv/' || layer || ':' || name, 'NV', chamber, layer, geoid, name, 1, title, i.id FROM seat, i
    )
    INSERT INTO lawmaker (id, state, chamber, district, name, given_name, family_name, email, source, roster_date, import_id)
    SELECT 'ocd-person/' || row_number() OVER (), 'NV', chamber, name, member, split_part(member, ' ', 1), split_part(member, ' ', 2),
      NULL, 'Fictional roster', current_date, i.id FROM seat, i`);
}

async function signInNevada(page: Page): Promise<void> {
  const email = newEmail("grace");
  await page.goto(PETITION);
  await fillIn(page, "en", { name: cast.grace.name, zip: "89501", email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await onDatabase(
    "UPDATE signature SET upper_district = '32001', lower_district = '32002', district_method = 'address' WHERE state = 'NV'",
  );
}

async function downloadedBy(page: Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).first().click(),
  ]);
  expect(await file.failure()).toBeNull();
  return readFile(await file.path());
}

const check = async (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel("File", { exact: true }).setInputFiles({ name, mimeType: "application/octet-stream", buffer });

test.describe.configure({ timeout: 180_000 });

test("an organizer makes packets of three districts and mails one, an office downloads and receives it on a phone, and a stranger verifies a file", async ({
  page,
  browser,
}) => {
  await importRoster();
  await signInNevada(page);
  await signInAsAdmin(page);

  await page.goto("/console/deliveries/new?state=NV");
  await expectAccessible(page);
  await page.getByRole("button", { name: /Save the draft/ }).click();
  await expect(page.getByText("Dear Senator Ana One")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Build 3 packets" }).click();
  await expect(page.getByRole("heading", { name: "Packets: ready" })).toBeVisible({ timeout: 90_000 });
  await expectAccessible(page);

  await page.getByRole("link", { name: /Senator Ana One/ }).click();
  const office = newEmail("office");
  await page.getByLabel("Email of the office").fill(office);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("The email with the link is on its way.")).toBeVisible();
  const mail = await nextEmail(office);
  expect(mail.subject + mail.text).not.toContain(cast.grace.name);
  const link = linkOf(mail.text);

  const opened = () => read("SELECT count(*)::int AS value FROM packet_access WHERE link_id IS NOT NULL");
  const before = await opened();
  // A mail scanner opens the link, the path of the files, and asks what is allowed.
  for (const path of [link, `${link}/files`])
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      const response = await page.request.fetch(path, { method });
      expect(response.headers()["content-disposition"]).toBeUndefined();
    }
  expect(await opened()).toBe(before);
  expect(await read("SELECT count(*)::int AS value FROM packet_link WHERE opened_at IS NOT NULL")).toBe(0);

  const phone = await (await browser.newContext({ viewport: PHONE, acceptDownloads: true })).newPage();
  const response = await phone.goto(link);
  expect(response!.headers()).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  await expect(phone.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  await expectAccessible(phone);
  await phone.setViewportSize(NARROW);
  await expectAccessible(phone);
  await phone.setViewportSize(PHONE);
  const pdf = await downloadedBy(phone, "Download");
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const manifest = await downloadedBy(phone, "Download manifest.json");
  await phone.getByLabel("Your reply").fill("We will read it.");
  await phone.getByRole("button", { name: "Send the reply" }).click();
  await expect(phone.getByText("Your reply is with the organizers. Thank you.")).toBeVisible();
  await phone.getByLabel("Your name").fill("Ann Aide");
  await phone.getByRole("button", { name: "Confirm the receipt" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("This packet was received");
  expect((await phone.goto(link))!.status()).toBe(410);
  await expectAccessible(phone);

  await page.reload();
  await expect(page.getByText("Received by Ann Aide")).toBeVisible();
  await expect(page.getByText("We will read it.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/console");
  await page.getByRole("link", { name: /repl(y|ies) of (an office|offices) waits? to be read/ }).click();
  await page.getByRole("link", { name: /^Senator Ana One, .*Nevada$/ }).click();
  await page.getByRole("button", { name: "Mark as read" }).click();
  await expect(page.getByText("The reply is marked as read.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark as read" })).toHaveCount(0);
  await page.getByRole("link", { name: /Delivery no\./ }).click();
  await expect(page.getByRole("link", { name: /Write an update about it/ }).first()).toHaveAttribute(
    "href",
    /step=(answered|received|delivered)-/,
  );
  await expectAccessible(page);
  await page.goBack();
  const code = (await page.getByRole("link", { name: "Public page of verification" }).getAttribute("href"))!;

  const stranger = await (await browser.newContext({ viewport: NARROW })).newPage();
  await stranger.goto("/verify");
  await expectAccessible(stranger);
  await stranger.getByLabel("Verification code").fill(code.split("/").at(-1)!);
  await stranger.getByRole("button", { name: "Show the delivery" }).click();
  await expect(stranger.getByText("Senator Ana One")).toBeVisible();
  await expectAccessible(stranger);
  await check(stranger, "packet.pdf", pdf);
  await expect(stranger.getByText(/^Genuine: this is .* of the newest version, 1\.$/)).toBeVisible();
  await check(stranger, "manifest.json", manifest);
  await expect(stranger.getByText("Genuine: this is manifest.json of the newest version, 1.")).toBeVisible();
  const { auditHead } = JSON.parse(manifest.toString()) as { auditHead: { hash: string } };
  await expect(stranger.getByText(auditHead.hash)).toBeVisible();
  await expect(stranger.getByText(/\(version 1, signatures: 1\)$/)).toBeVisible();
  const changed = Buffer.from(pdf);
  changed[changed.length - 1]! ^= 1;
  await check(stranger, "packet.pdf", changed);
  await expect(stranger.getByText(/^Not one of these files\./)).toBeVisible();
  expect(await stranger.content()).not.toContain(cast.grace.name);
});

const linkOf = (text: string) => /https?:\/\/\S+\/delivery\/[A-Za-z0-9_-]{32}/.exec(text)![0];

test("a delivery is drafted, built, mailed, answered, revoked, handed over by hand and taken back without a script on a narrow screen", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: NARROW, acceptDownloads: true });
  const page = await context.newPage();
  await signInAsAdmin(page);

  await page.goto("/console/deliveries/new?state=WY");
  await page.getByRole("radio", { name: /The governor gets/ }).check();
  await page.getByLabel("Title of the cover letter").fill("For {nobody}");
  await page.getByRole("button", { name: /Save the draft/ }).click();
  await expect(page.getByText("Nothing is called {nobody}").first()).toBeVisible();
  await expect(page.getByRole("radio", { name: /The governor gets/ })).toBeChecked();
  await page.getByLabel("Title of the cover letter").fill("{people} for {recipient}");
  await page.getByRole("button", { name: /Save the draft/ }).click();
  await expect(page.getByRole("heading", { name: "0 people for the Governor of Wyoming" })).toBeVisible();
  await expect(page.getByText("Dear Governor,")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Build the packet" }).click();
  await expect(page.getByRole("heading", { name: "Packets: ready" })).toBeVisible({ timeout: 90_000 });
  await expectNoSidewaysScroll(page);

  await page.getByRole("link", { name: "The Governor of Wyoming" }).click();
  const packet = page.url();
  const office = newEmail("governor");
  await page.getByLabel("Email of the office").fill(office);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("rowheader", { name: office })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessibleWithoutJavaScript(page);

  const link = linkOf((await nextEmail(office)).text);
  await page.goto(link);
  await expectNoSidewaysScroll(page);
  await expectAccessibleWithoutJavaScript(page);
  expect((await downloadedBy(page, "Download")).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("button", { name: "Send the reply" }).click();
  await expect(page.getByText("Write your reply.").first()).toBeVisible();
  await page.getByLabel("Your reply").fill("The governor will read it.");
  await page.getByRole("button", { name: "Send the reply" }).click();
  await expect(page.getByText("Your reply is with the organizers. Thank you.")).toBeVisible();

  await page.goto(packet);
  await expect(page.getByText("The governor will read it.")).toBeVisible();
  await page.getByText("Revoke", { exact: true }).click();
  await page.getByRole("button", { name: "Revoke this link" }).click();
  await expect(page.getByText("The link no longer works.")).toBeVisible();
  expect((await page.goto(link))!.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link was revoked");

  await page.goto(packet);
  await page.getByLabel("Received by").fill("Cy Clerk");
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByText(/^Received by Cy Clerk on .*written down by an organizer/)).toBeVisible();
  await page.getByText("Take this receipt back", { exact: true }).click();
  await page.getByLabel("Why?").fill("The sheet of another office");
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Take the receipt back" }).click();
  await expect(page.getByText("The receipt is taken back, and public pages show it no more.")).toBeVisible();
  await expect(page.getByLabel("Received by")).toBeVisible();
  await context.close();
});

test("a broken link of an office and an unknown code lead on, also without a script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: NARROW });
  const page = await context.newPage();
  expect((await page.goto("/delivery/AbCdEf_0123456789-abcdefghijKLMN"))!.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not lead to a delivery");
  await expectNoSidewaysScroll(page);
  await page.goto("/verify");
  await page.getByLabel("Verification code").fill("9F31-AB02-77C4-D0I5");
  await page.getByRole("button", { name: "Show the delivery" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing was delivered under this code");
  await expect(page.getByText("9F31-AB02-77C4-D015", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Verification code").fill("no code");
  await page.getByRole("button", { name: "Show the delivery" }).click();
  await expect(page.getByText(/This is no verification code/).first()).toBeVisible();
  await expectAccessibleWithoutJavaScript(page);
});
