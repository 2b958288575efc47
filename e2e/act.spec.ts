import { expect, type Page, test } from "@playwright/test";

import { printables } from "../lib/content/act/schema.ts";
import { publicPages } from "./support/routes.ts";

// One page of each kind: prose, messages, the database, a state, and the share kit.
const KINDS = [
  "/",
  "/es/learn/warning-signs",
  "/petitions/safe-harbor",
  "/es/petitions/safe-harbor/tx",
  "/states/tx",
  "/es/share",
  "/days",
];

const content = (page: Page, property: string) => page.locator(`meta[property="${property}"]`).getAttribute("content");

test("take action is in the menu, with all that belongs to it", async ({ page }) => {
  await page.goto("/");
  await page.locator("header summary", { hasText: "Take action" }).click();
  for (const name of ["What you can do today", "Share kit", "The red X", "Toolkits and printables", "Awareness days"]) {
    await expect(page.getByRole("link", { name }).filter({ visible: true }).first()).toBeVisible();
  }
});

test("a sentence is copied with its URL", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/share");
  await page.getByRole("button", { name: "Copy" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /not a criminal.*\/petitions\/safe-harbor$/,
  );
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("sentences can be selected and images downloaded, and no button is without function", async ({ page }) => {
    await page.goto("/es/share");
    await expect(page.getByText("Vender a un niño es un delito, pero").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Copiar" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: /^Descargar/ })).toHaveCount(18);
  });
});

for (const file of printables.flatMap((printable) => [`${printable}-en.pdf`, `${printable}-es.pdf`])) {
  test(`${file} is listed and opens as a PDF with the security policy of files`, async ({ page, request }) => {
    await page.goto(file.endsWith("-es.pdf") ? "/es/toolkits" : "/toolkits");
    await expect(page.locator(`main a[href="/print/${file}"]`)).toBeVisible();
    const response = await request.get(`/print/${file}`);
    expect([response.status(), response.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(response.headers()).not.toHaveProperty("set-cookie");
    expect((await response.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });
}

test("each printable is listed with a picture of its first page", async ({ page }) => {
  await page.goto("/es/toolkits");
  for (const printable of printables) {
    const picture = page.locator(`main img[src="/print/${printable}-es.svg"]`);
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveAttribute("alt", /^La primera página de /);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
});

for (const path of KINDS) {
  test(`${path} has a social image of its own that any site may fetch, without a cookie`, async ({ page, request }) => {
    await page.goto(path);
    const url = new URL((await content(page, "og:image"))!);
    expect(url.pathname).toMatch(path.startsWith("/es/") ? /^\/social-images\/es\// : /^\/social-images\/en\//);
    if (path !== "/") expect(url.pathname).not.toContain("/home.png");
    expect([await content(page, "og:image:width"), await content(page, "og:image:height")]).toEqual(["1200", "630"]);
    expect((await content(page, "og:image:alt"))!.length).toBeGreaterThan(30);
    await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");

    const response = await request.get(`${url.pathname}${url.search}`);
    expect(response.headers()).toMatchObject({
      "content-type": "image/png",
      "cache-control": expect.stringContaining("immutable"),
    });
    expect(response.headers()).not.toHaveProperty("set-cookie");
    const png = await response.body();
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const again = await request.get(`${url.pathname}${url.search}`, {
      headers: { "if-none-match": response.headers()["etag"]! },
    });
    expect(again.status()).toBe(304);
  });
}

test("every page that search engines may index has a social image that exists", async ({ request }) => {
  const looked: string[] = [];
  for (const path of publicPages()) {
    const html = await (await request.get(path)).text();
    if (/<meta name="robots" content="[^"]*noindex/.test(html)) continue;
    looked.push(path);
    const url = new URL(/<meta property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? `missing:${path}`);
    expect([path, (await request.head(`${url.pathname}${url.search}`)).status()]).toEqual([path, 200]);
  }
  // The others are opened by links in emails or by forms.
  expect(looked.length).toBeGreaterThan(publicPages().length / 2);
});

for (const unknown of [
  "/social-images/en/nothing.png",
  "/social-images/en/petitions/nothing.png",
  "/social-images/fr/home.png",
  "/social-images/en/home.jpg",
  "/print/nothing.pdf",
]) {
  test(`${unknown} is not found`, async ({ request }) => {
    expect((await request.get(unknown)).status()).toBe(404);
  });
}
