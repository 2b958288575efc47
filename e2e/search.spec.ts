import { expect, test } from "@playwright/test";

import { expectHydrated } from "./support/hydration.ts";

const found = (page: import("@playwright/test").Page) =>
  page
    .getByRole("list")
    .filter({ has: page.getByRole("heading", { level: 3 }) })
    .getByRole("listitem");

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the server searches with or without accents, marks the match and links to its place", async ({ page }) => {
    await page.goto("/es");
    await page.getByRole("link", { name: "Buscar" }).click();
    await page.getByRole("searchbox", { name: "¿Qué busca?" }).fill("senales de alerta");
    await page.getByRole("button", { name: "Buscar" }).click();
    await expect(page).toHaveURL(/\/es\/search\?q=senales\+de\+alerta$/);
    await expect(page.getByRole("status")).toHaveText(/^Resultados: \d+$/);
    await expect(found(page).first().locator("mark").first()).toHaveText(/señales/i);
    await found(page).first().getByRole("link").click();
    await expect(page).toHaveURL(/\/es\/learn\/warning-signs/);
  });

  test("the page shows helplines for every query", async ({ page }) => {
    for (const question of ["", "?q=", "?q=a", "?q=help+me", "?q=zzzzqq"]) {
      await page.goto(`/search${question}`);
      const help = page.getByRole("complementary", { name: "Do you, or does someone you know, need help?" });
      await expect(help.getByRole("link", { name: "1-888-373-7888" })).toHaveAttribute("href", "tel:18883737888");
      await expect(help.getByRole("link", { name: "911" })).toHaveAttribute("href", "tel:911");
    }
  });

  test("hits are plain text, and a figure that we do not use finds its correction", async ({ page }) => {
    for (const path of ["/search?q=helpline", "/es/search?q=ayuda"]) {
      await page.goto(path);
      await expect(found(page).first()).toBeVisible();
      expect((await found(page).allTextContents()).filter((text) => text.includes("]("))).toEqual([]);
    }
    for (const path of ["/search?q=100000", "/es/search?q=100,000"]) {
      await page.goto(path);
      await found(page).first().getByRole("link").click();
      await expect(page).toHaveURL(/\/facts#fact-yearly-total$/);
    }
  });

  test("an empty, a too short and a too long query have helpful results", async ({ page }) => {
    await page.goto("/search?q=a");
    await expect(page.getByRole("status")).toHaveText("Please type at least two letters.");
    await page.goto("/search?q=zzzzqq");
    await expect(page.getByRole("status")).toHaveText("Nothing was found for “zzzzqq.”");
    await expect(page.getByRole("main").getByRole("link", { name: "Glossary" })).toBeVisible();
    await page.goto(`/search?q=${"harbor ".repeat(400)}`);
    await expect(page.getByRole("searchbox")).toHaveValue(/^.{1,100}$/);
    await expect(found(page).first()).toBeVisible();
  });
});

test("the query in the URL is only text", async ({ page, request }) => {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("dialog", (dialog) => {
    failures.push(dialog.message());
    void dialog.dismiss();
  });
  for (const hostile of [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    "\u0000\u202e",
    "${7*7}",
    "(a+)+$".repeat(20),
    "constructor __proto__",
  ]) {
    expect((await page.goto(`/search?q=${encodeURIComponent(hostile)}`))?.status(), hostile).toBe(200);
    await expect(page.getByRole("searchbox")).toHaveValue(hostile.replace("\u0000", "").slice(0, 100));
  }
  expect(failures).toEqual([]);
  for (const query of ["q=a&q=b", "q[]=a", "q[constructor]=a", "q"])
    expect((await request.get(`/search?${query}`)).status(), query).toBe(200);
});

test("with JavaScript it searches at every key, only in the browser, and the query is not in the URL", async ({
  page,
  context,
}) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  await page.goto("/search");
  const field = page.getByRole("searchbox", { name: "What are you looking for?" });
  const index = page.waitForResponse("**/search-index/en");
  await field.focus();
  await (await index).finished();
  await expectHydrated(field);
  expect(requested.filter((path) => path === "/search-index/en")).toHaveLength(1);
  requested.length = 0;

  // The browser has the index now and needs no network.
  await context.setOffline(true);
  await field.pressSequentially("tex");
  await expect(found(page).getByRole("link", { name: "Texas", exact: true })).toBeVisible();
  await field.fill("debt bondage");
  await expect(found(page).first()).toContainText("Glossary");
  await field.press("Enter");
  await expect(page.getByRole("status")).toHaveText(/^Found: \d+$/);
  await field.fill("x");
  await expect(page.getByRole("status")).toHaveText("Please type at least two letters.");
  await field.fill("");
  await expect(page.getByRole("status")).toBeEmpty();
  expect(requested).toEqual([]);
  await expect(page).toHaveURL(/\/search$/);
  await context.setOffline(false);
});

test("the server and the browser find the same", async ({ page }) => {
  await page.goto("/search?q=warning+signs");
  const byServer = await found(page).allTextContents();
  const field = page.getByRole("searchbox");
  await field.fill("warning sign");
  await expect(found(page).first()).toBeVisible();
  await field.fill("warning signs");
  await expect.poll(() => found(page).allTextContents()).toEqual(byServer);
});

test("an index that cannot be fetched leaves a form that works", async ({ page }) => {
  await page.route("**/search-index/**", (route) => route.fulfill({ status: 503 }));
  await page.goto("/search");
  await page.getByRole("searchbox").fill("glossary");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/\/search\?q=glossary$/);
  await expect(found(page).first()).toBeVisible();
});

test("the index is small, and any cache may store it", async ({ request }) => {
  for (const locale of ["en", "es"]) {
    const response = await request.get(`/search-index/${locale}`, { headers: { "accept-encoding": "identity" } });
    expect(response.headers()["cache-control"]).toContain("public");
    const { gzipSync } = await import("node:zlib");
    expect(gzipSync(await response.body()).length).toBeLessThan(125_000);
  }
  expect((await request.get("/search-index/fr")).status()).toBe(404);
});
