import { expect, type Page, test } from "@playwright/test";

import { learnSlugs } from "../lib/content/learn/schema.ts";
import { COLOR_RULES, expectNoSidewaysScroll, expectNoViolations } from "./support/accessible.ts";
import { collectErrors } from "./support/page-errors.ts";
import { publicPages } from "./support/routes.ts";

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 320, height: 640 };
const WAY_OUT = { en: "Leave this site", es: "Salir de este sitio" };

type Language = keyof typeof WAY_OUT;

const inSpanish = (path: string) => (path === "/" ? "/es" : `/es${path}`);

// States whose law is full, none and unverified. The list of routes adds one that is partial.
const STATES = ["ca", "ak", "pr"].flatMap((code) => [`/states/${code}`, `/petitions/safe-harbor/${code}`]);
const QUERIES = ["/search?q=warning+signs", "/search?q=zzzzqq", "/corrections?page=/facts"];
const LEARN = learnSlugs.map((slug) => `/learn/${slug}`);

const walked = publicPages();
const paths = [
  ...new Set([...walked.filter((url) => !/^\/es(\/|$)/.test(url)), ...LEARN, ...STATES, ...QUERIES, "/nope"]),
];

test("the list has every page of the site and of its sitemap in both languages, and one of each kind for the states and state editions", async ({
  request,
}) => {
  const everyPage = paths.flatMap((path) => [path, inSpanish(path)]);
  expect(walked.filter((url) => !everyPage.includes(url))).toEqual([]);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => new URL(url!).pathname);
  const alike = /^(\/es)?\/(states|petitions\/safe-harbor)\/[a-z]{2}$/;
  expect(listed.filter((url) => alike.test(url)).length).toBeGreaterThan(200);
  expect(listed.filter((url) => !alike.test(url) && !everyPage.includes(url))).toEqual([]);
});

/** A helpline to call and the quick exit are visible without scrolling and can be focused. */
async function expectHelpAndWayOut(page: Page, language: Language): Promise<void> {
  for (const link of [page.locator("a[href^='tel:']").first(), page.getByRole("link", { name: WAY_OUT[language] })]) {
    await expect(link).toBeInViewport({ ratio: 1 });
    await link.focus();
    await expect(link).toBeFocused();
  }
}

/**
 * Checks a page by axe, in the light scheme on a wide screen and in the dark one on the narrowest. The rules for colors take most
 * of the time. Both languages have the same colors, so those of one scheme are checked in one language.
 */
async function expectPromisesKept(page: Page, url: string, language: Language, origin: string): Promise<void> {
  const errors = collectErrors(page, origin);
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const response = await page.goto(url);
  expect(response?.headers()["content-type"]).toMatch(/^text\/html/);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expectHelpAndWayOut(page, language);
  await expectNoViolations(page, "light, wide", { except: language === "en" ? [] : COLOR_RULES });

  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize(PHONE);
  await expectHelpAndWayOut(page, language);
  await expectNoViolations(page, "dark, 320 pixels", { except: language === "es" ? [] : COLOR_RULES });
  await expectNoSidewaysScroll(page);
  expect(errors, url).toEqual([]);
}

for (const path of paths) {
  test(`${path} is accessible in both languages and color schemes, works at 320 pixels, has help and a quick exit, and contacts no other site`, async ({
    page,
    context,
    baseURL,
  }) => {
    const { origin } = new URL(baseURL!);
    // Both languages in parallel, which takes half the time.
    await Promise.all([
      expectPromisesKept(page, path, "en", origin),
      expectPromisesKept(await context.newPage(), inSpanish(path), "es", origin),
    ]);
    expect(await context.cookies()).toEqual([]);
  });
}
