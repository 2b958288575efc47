import { createHash } from "node:crypto";
import http from "node:http";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, type Page, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { read } from "./support/database.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { signInAsAdmin } from "./support/sign-in.ts";
import { addToSignature, expectCheckYourEmail, fillIn, newEmail, PETITION, send, messages } from "./support/signing.ts";

async function signAndConfirm(page: Page, comment: string) {
  const email = newEmail("grace");
  await page.goto(PETITION);
  await fillIn(page, "en", { name: cast.grace.name, zip: cast.grace.zip, email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await addToSignature(page, "en", { comment });
  return email;
}

async function download(page: Page, state: string): Promise<{ name: string; bytes: Buffer }> {
  await page.goto("/console/exports");
  await page.getByLabel("State", { exact: true }).selectOption(state);
  await page.getByLabel("What is it for?").fill("hearing of the committee");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  expect(await file.failure()).toBeNull();
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("an organizer downloads the confirmed signatures of one state, and the log has actor, reason, rows and hash", async ({
  page,
}) => {
  const email = await signAndConfirm(page, '=HYPERLINK("https://evil.example")');
  await signInAsAdmin(page);
  const { name, bytes } = await download(page, "TX");
  const text = bytes.toString("utf8");
  const [head, ...lines] = text.trimEnd().split("\r\n");
  expect(name).toMatch(/^safe-harbor-TX-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(head).toBe(
    "\uFEFFsignature_id,name,state,zip,upper_district,lower_district,district_method,signed_at,confirmed_at,comment",
  );
  expect(lines.every((line) => line.includes(",TX,"))).toBe(true);
  expect(lines.at(-1)).toMatch(/^\d+,Grace Okafor,TX,78701,.*,"'=HYPERLINK\(""https:\/\/evil\.example""\)"$/);
  expect(text).not.toContain(email);

  await page.goto("/console/exports");
  await expectAccessible(page);
  const row = page.getByRole("row", { name: "hearing of the committee" }).first();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    row.getByRole("link", { name: "manifest.json" }).click(),
  ]);
  const manifest = JSON.parse(await readFile(await file.path(), "utf8")) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    petition: "safe-harbor",
    version: 1,
    filter: { status: "confirmed", states: ["TX"] },
    rows: lines.length,
    files: [{ name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }],
    verificationCode: expect.stringMatching(/^([0-9A-F]{4}-){3}[0-9A-F]{4}$/),
  });
  await page.goto("/console/audit");
  await expect(page.getByRole("row", { name: / exported [\d,]+ signatures? / }).first()).toContainText(
    "hearing of the committee",
  );
});

test("a removed signature is neither in the count nor in the next file, and reinstating restores it", async ({
  page,
}) => {
  await signAndConfirm(page, "please remove this one");
  await signInAsAdmin(page);
  const rowsNow = async () => (await download(page, "TX")).bytes.toString("utf8").trimEnd().split("\r\n").length;
  const before = await rowsNow();
  await page.goto("/console/signatures?petition=safe-harbor&state=TX");
  await expectAccessible(page);
  const row = page.getByRole("row", { name: "please remove this one" });
  await row.locator("summary").click();
  await row.getByLabel(/^Why should the signature of/).fill("a test of ours");
  await row.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("The signature no longer counts.")).toBeVisible();
  expect(await rowsNow()).toBe(before - 1);

  await page.goto("/console/signatures?petition=safe-harbor&state=TX&status=removed");
  await page.getByRole("row", { name: "a test of ours" }).getByRole("button", { name: "Count again" }).click();
  await expect(page.getByText("The signature is back: it counts again")).toBeVisible();
  expect(await rowsNow()).toBe(before);
});

// Next treats a broken connection in different ways at different moments.
const LEAVING: [when: string, leave: (request: http.ClientRequest) => Promise<void>][] = [
  ...[0, 1, 3, 10, 20, 20, 50, 150].map((milliseconds): (typeof LEAVING)[number] => [
    `${milliseconds} ms after asking`,
    () => sleep(milliseconds),
  ]),
  ["at the head of the response", (request) => new Promise((resolve) => request.once("response", () => resolve()))],
  [
    "at the first bytes",
    (request) =>
      new Promise((resolve) => request.once("response", (response) => response.once("data", () => resolve()))),
  ],
];

test("a reader who leaves early, at any moment, frees slot and snapshot", async ({ page }) => {
  await signInAsAdmin(page);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const started = await countEntries("export-started");
  // Both slots each time, so that the next pair fails if one is not freed.
  for (const [, leave] of LEAVING) await Promise.all([askAndLeave(cookie, leave), askAndLeave(cookie, leave)]);
  await expect.poll(slotsTaken).toBe(0);
  await expect.poll(unendedExports).toBe(0);
  expect(await countEntries("export-started")).toBeGreaterThan(started);
  expect(await countEntries("export-cancelled")).toBeGreaterThan(0);
  expect((await download(page, "TX")).name).toMatch(/^safe-harbor-TX/);
});

async function askAndLeave(cookie: string, leave: (request: http.ClientRequest) => Promise<void>): Promise<void> {
  const boundary = "------------------------form";
  const body = Object.entries({ petition: "safe-harbor", state: "", reason: "left early" })
    .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("");
  const request = http.request(`${process.env["E2E_SITE_URL"]}/console/exports/csv`, {
    method: "POST",
    agent: false,
    headers: {
      cookie,
      "sec-fetch-site": "same-origin",
      "content-type": `multipart/form-data; boundary=${boundary}`,
    },
  });
  request.on("error", () => undefined);
  request.end(`${body}--${boundary}--\r\n`);
  await Promise.race([leave(request), sleep(5_000)]);
  request.destroy();
}

const countEntries = (action: string) =>
  read("SELECT count(*)::int AS value FROM audit_entry WHERE action = $1", [action]);

const unendedExports = () =>
  read(`SELECT count(*)::int AS value FROM audit_entry s WHERE s.action = 'export-started' AND NOT EXISTS (
    SELECT 1 FROM audit_entry e WHERE e.id > s.id AND e.detail ->> 'export' = s.detail ->> 'export')`);

const slotsTaken = () =>
  read(`SELECT count(*)::int AS value FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
