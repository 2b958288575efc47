import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { type Browser, chromium, expect, type Page, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { read } from "./support/database.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { signInAsAdmin } from "./support/sign-in.ts";
import { countNow, messages, newEmail } from "./support/signing.ts";

test.describe.configure({ timeout: 180_000 });

const CODE = `embed-${Date.now().toString(36)}`;

// The page of a partner, on another site than ours: an IP and a name are never the same site.
let html = "";
let server: Server;
let partner = "";
let browserOfReader: Browser;

test.beforeAll(async () => {
  server = createServer((_request, response) =>
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8" })
      .end(`<!doctype html><h1>Partner</h1>${html}`),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  partner = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const executablePath = process.env["CHROMIUM_PATH"];
  browserOfReader = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ["--no-sandbox", "--test-third-party-cookie-phaseout"],
  });
});

test.afterAll(async () => {
  await browserOfReader.close();
  server.close();
});

/** What the console says is copied to the website. */
async function writePartner(page: Page): Promise<void> {
  await signInAsAdmin(page);
  await page.goto("/console/partners");
  await page.getByLabel("Name", { exact: true }).fill(`Partner ${CODE}`);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("It is added. Give it its first link.")).toBeVisible();
  await page.getByLabel("Websites", { exact: true }).fill(`${partner}/somewhere`);
  await page.getByRole("button", { name: "Save the websites" }).click();
  await expect(page.getByText("The websites are saved.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Where it stands", { exact: true }).fill("Their front page");
  await page.getByLabel("Code", { exact: true }).fill(CODE);
  await page.getByRole("button", { name: "Add the link" }).click();
  await expect(page.getByText("The link is ready.")).toBeVisible();
  await expectAccessible(page);
  html = await page.getByLabel("The form in a frame, for their website").first().inputValue();
}

test("a reader signs in the frame of a partner without a cookie and a script, and confirming counts with the partner's code", async ({
  page,
}) => {
  await writePartner(page);
  const before = await countNow(page);
  const reader = await (await browserOfReader.newContext()).newPage();
  await reader.goto(partner);
  const frame = reader.frameLocator("iframe");
  const email = newEmail("framed");
  await frame.getByRole("button", { name: messages.en.sign }).click();
  await expect(frame.getByLabel(messages.en.name, { exact: true })).toBeVisible();
  await frame.getByLabel(messages.en.name, { exact: true }).fill(cast.grace.name);
  await frame.getByLabel(messages.en.email, { exact: true }).fill(email);
  await frame.getByLabel(messages.en.zip, { exact: true }).fill("99501");
  await frame.getByLabel(messages.en.age, { exact: true }).check();
  await frame.getByRole("button", { name: messages.en.sign }).click();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText(messages.en.checkEmail);
  expect(await reader.context().cookies()).toEqual([]);
  expect(await countNow(page)).toBe(before);
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  expect(await countNow(page)).toBe(before + 1);
  expect(
    await read("SELECT count(*)::int AS value FROM signature WHERE status = 'confirmed' AND source = $1", [CODE]),
  ).toBe(1);
  await reader.context().close();
});

test("the frame of a website that is not listed is refused by the browser, and listing and retiring hold within seconds", async ({
  page,
}) => {
  const reader = await (await browserOfReader.newContext()).newPage();
  const refused: string[] = [];
  reader.on("console", (message) => message.text().includes("frame-ancestors") && refused.push(message.text()));
  const button = reader.frameLocator("iframe").getByRole("button", { name: messages.en.sign });
  const isShown = async () => {
    await reader.goto(partner);
    // A frame that is loaded late does not hold up the page. One that is refused shows a page of the browser.
    await expect.poll(() => reader.frames()[1]?.url() ?? "").toMatch(/^(http|chrome-error)/);
    await reader.frames()[1]!.waitForLoadState();
    return (await button.count()) > 0;
  };
  await expect.poll(isShown).toBe(true);
  await signInAsAdmin(page);
  await page.goto("/console/partners");
  await page.getByRole("link", { name: `Partner ${CODE}` }).click();
  await page.locator("summary", { hasText: "Retire it" }).click();
  await page.getByRole("button", { name: "Yes, retire it" }).click();
  await expect(page.getByText("It is retired. Its links keep working")).toBeVisible();
  await expect.poll(isShown, { timeout: 10_000 }).toBe(false);
  expect(refused.length).toBeGreaterThan(0);
  await page.locator("summary", { hasText: "Bring it back" }).click();
  await page.getByRole("button", { name: "Yes, bring it back" }).click();
  await expect.poll(isShown, { timeout: 10_000 }).toBe(true);
  // No other page of ours, listed or not.
  html = html.replaceAll("/embed/", "/petitions/");
  expect(await isShown()).toBe(false);
  await reader.context().close();
});

test("the frame has no script and its own policy, and the badge is an image that caches keep for seconds", async ({
  request,
}) => {
  const framed = await request.get(`/embed/safe-harbor?from=${CODE}`);
  expect(await framed.text()).not.toMatch(/<script/i);
  expect(framed.headers()["content-security-policy"]).toContain(`frame-ancestors ${partner}`);
  expect(framed.headers()["content-security-policy"]).not.toContain("script-src");
  expect(framed.headers()).not.toHaveProperty("x-frame-options");
  const page = await request.get(`/petitions/safe-harbor?from=${CODE}`);
  expect(page.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  for (const [path, text] of [
    ["/embed/safe-harbor/badge.svg", "signed"],
    ["/es/embed/safe-harbor/badge.svg", "firmado"],
  ] as const) {
    const badge = await request.get(path);
    expect(badge.headers()).toMatchObject({
      "content-type": "image/svg+xml; charset=utf-8",
      "cache-control": "public, max-age=5, stale-while-revalidate=30",
      "cross-origin-resource-policy": "cross-origin",
    });
    expect(await badge.text()).toContain(text);
    const again = await request.get(path, { headers: { "if-none-match": badge.headers()["etag"]! } });
    expect([200, 304]).toContain(again.status());
  }
  expect((await request.get("/embed/no-such-petition/badge.svg")).status()).toBe(404);
});

test("the QR codes and the cards of a link are files", async ({ page }) => {
  await signInAsAdmin(page);
  for (const [file, type, begins] of [
    ["qr-en.svg", "image/svg+xml", "<svg"],
    ["qr-es.png", "image/png", "\u0089PNG"],
    ["cards-es.pdf", "application/pdf", "%PDF-1.7"],
  ] as const) {
    const got = await page.request.get(`/console/partners/codes/${CODE}/${file}`);
    expect(got.headers()["content-type"]).toBe(type);
    expect((await got.body()).toString("latin1").slice(0, begins.length)).toBe(begins);
  }
});
