import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { expect, test, type Page } from "@playwright/test";

import { root } from "../scripts/children.ts";
import { formsOf } from "../scripts/privacy/forms.ts";
import { cleanEnvironment, HASH_KEY } from "../scripts/temporary-site.ts";
import { deliver } from "./support/deliver.ts";
import { AS_EMAILS_COME, emailsTo, linkIn, nextEmail } from "./support/postbox.ts";
import { signInAsAdmin } from "./support/sign-in.ts";
import { expectCheckYourEmail, fillIn, messages, PETITION, send } from "./support/signing.ts";

// A word that is nowhere else: whatever has it was typed in this journey.
const MARK = "Quorvexil";
const ZIP = "05401-7391";
const MARKS = [MARK, MARK.toLowerCase(), ZIP];
const email = `${MARK.toLowerCase()}.${Date.now().toString(36)}@example.org`;

test("marked data of a whole journey is in no output, no column, no file and no metadata of emails", async ({
  page,
}) => {
  test.setTimeout(10 * 60_000);
  await signsAndChanges(page);
  await looksInConsole(page);
  await sendsWhatIsWrong(page);
  const port = Number(new URL(process.env["E2E_SITE_URL"]!).port);
  for (const bytes of brokenRequests(port)) await deliver(port, { ...wholeRequest, bytes, sent: bytes.length });

  // Each search is first shown to find what is there.
  const output = readFileSync(process.env["E2E_OUTPUT"]!);
  expect(output.includes('"event":"form-unreadable"'), "the broken form is in the log").toBe(true);
  expect(tracesIn(output)).toEqual([]);
  expect(tracesIn(Buffer.from(`x${Buffer.from(`ab${MARK}c`).toString("base64")}`))).toHaveLength(1);
  expect(await tracesInMetadata()).toEqual([]);
  expect(tracesInFiles()).toEqual([]);
  const { code, said } = await searchDatabase(MARKS);
  expect(said).toContain("It was found in no column of any table.");
  expect(code).toBe(0);
  expect((await searchDatabase([email])).said).toContain("as the hash of its mailbox");
});

/** Signs, confirms, adds, corrects and withdraws. */
async function signsAndChanges(page: Page) {
  await page.goto(`${PETITION}?from=share-thanks`);
  await fillIn(page, "en", { name: `Zuleika ${MARK}`, email, zip: ZIP });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await page.locator("#comment").fill(`A comment with ${MARK} in it`);
  await page.locator("#street").fill(`12 ${MARK} Street`);
  await page.getByRole("button", { name: messages.en.add }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.own);
  const own = linkIn(await nextEmail(email, 2), "signature");
  await page.goto(own);
  await page.getByLabel(messages.en.name, { exact: true }).fill(`Zuleika B. ${MARK}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("button", { name: "Withdraw my signature" }).click();
  await expect(page.getByText("Your signature is withdrawn.")).toBeVisible();
}

/** An organizer looks for the name and the email, and opens what is found. */
async function looksInConsole(page: Page) {
  await signInAsAdmin(page);
  // The worker writes the words of names some seconds after signing.
  await expect(async () => {
    await page.goto("/console/signatures");
    await page.getByLabel("Name", { exact: true }).fill(MARK);
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("rowheader", { name: new RegExp(MARK) })).toBeVisible({ timeout: 5_000 });
  }).toPass(AS_EMAILS_COME);
  await page.getByRole("link", { name: new RegExp(MARK) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(MARK);
  await page.goto("/console/signatures");
  await page.getByLabel("Email address", { exact: true }).fill(`nobody.${email}`);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Nothing was found.").first()).toBeVisible();
}

/** Forms that are refused: a link as a name, an email that is none, a state that is none, a comment without end. */
async function sendsWhatIsWrong(page: Page) {
  await page.context().clearCookies();
  await page.goto(PETITION);
  await fillIn(page, "en", { name: `www.${MARK}.com`, email: `${MARK}@@`, zip: MARK });
  await send(page, "en");
  await expect(page.getByRole("group", { name: messages.en.summary })).toBeVisible();
  for (const url of [`/confirm/${MARK}`, `/signature/${MARK}?done=${MARK}`, `/petitions/${MARK}`, `/search?q=${MARK}`])
    await page.goto(url);
}

const wholeRequest = { end: "wait", inPieces: false, whole: true } as const;

/** Requests in broken encodings, and with what no browser sends. */
function brokenRequests(port: number): Buffer[] {
  const host = `127.0.0.1:${port}`;
  const boundary = "----broken";
  const post = (target: string, type: string, body: string, more = "") =>
    Buffer.from(
      `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: ${type}\r\n${more}Content-Length: ${Buffer.byteLength(body, "latin1")}\r\nConnection: close\r\n\r\n${body}`,
      "latin1",
    );
  const get = (target: string, more = "") =>
    Buffer.from(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`, "latin1");
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return [
    get(`/petitions/%ff${MARK}`),
    get(`/${MARK}%E0%A4%A`),
    get(`${PETITION}?from=%ff${MARK}`, `Cookie: next-auth.session-token=${MARK}%ff\r\nUser-Agent: ${MARK}\r\n`),
    get(`${PETITION}`, `Referer: http://${MARK}.example/?q=${email}\r\nX-Forwarded-For: ${MARK}\r\n`),
    post(PETITION, `multipart/form-data; boundary=${boundary}`, `${part("name", MARK)}--${boundary}\r\nbroken ${MARK}`),
    post(PETITION, `multipart/form-data; boundary=${boundary}`, part("$ACTION_REF_1", MARK), "Next-Action: x\r\n"),
    post(PETITION, "application/x-www-form-urlencoded", `name=${MARK}%ff&email=%E0%A4%A${MARK}`),
    post(PETITION, "text/plain;charset=UTF-8", `["${MARK}`, `Next-Action: ${MARK.repeat(5)}\r\n`),
    post("/api/webhooks/resend", "application/json", `{"type": "${MARK}", "data": {${MARK}}}`),
    post("/unsubscribe", "application/x-www-form-urlencoded", `token=${MARK}`),
  ];
}

/** In which forms a mark is in some bytes. */
const tracesIn = (bytes: Buffer): string[] =>
  MARKS.flatMap((mark) =>
    Object.entries(formsOf(mark)).flatMap(([as, form]) => (bytes.includes(form) ? [`${mark} ${as}`] : [])),
  );

/** Of what the postbox keeps of each email all but the recipient and the body, which are for the signer. */
async function tracesInMetadata(): Promise<string[]> {
  const mails = await emailsTo(email);
  expect(mails.length).toBeGreaterThan(1);
  return mails.flatMap(({ to: _to, text: _text, html: _html, ...metadata }) =>
    tracesIn(Buffer.from(JSON.stringify(metadata))),
  );
}

/** The files of the site, also those of the database. The postbox has the emails themselves. */
function tracesInFiles(): string[] {
  const folder = process.env["E2E_DATA_DIR"]!;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(folder, file).startsWith("postbox"));
  expect(files.length).toBeGreaterThan(100);
  return files.flatMap((file) => tracesIn(bytesOf(file)).map((trace) => `${path.relative(folder, file)}: ${trace}`));
}

// The database removes files while it runs.
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

/** Runs `npm run privacy:proof -- --marked …` on the database of the site under test. */
async function searchDatabase(marks: string[]): Promise<{ code: number; said: string }> {
  const env = cleanEnvironment({
    DATA_DIR: process.env["E2E_DATA_DIR"]!,
    NEXT_DIST_DIR: process.env["E2E_DIST_DIR"]!,
    HASH_KEY,
  });
  const args = ["scripts/run.mjs", "privacy:proof", ...marks.flatMap((mark) => ["--marked", mark])];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code: number; stdout?: string; stderr?: string };
    return { code, said: `${stdout}${stderr}` };
  }
}
