import { test as base, type BrowserContext, expect, type Page } from "@playwright/test";

import { learnSlugs } from "../lib/content/learn/schema.ts";
import { expectNoViolations, findPoorColors } from "./support/accessible.ts";
import { collectErrors } from "./support/page-errors.ts";
import { publicPages } from "./support/routes.ts";
import { faultsOf, helpAndWayOut, SIZES, type WAY_OUT } from "./support/sizes.ts";

const [DESK, PHONE] = [SIZES.at(0)!, SIZES.at(-1)!];

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

interface Reader {
  context: BrowserContext;
  pages: Record<Language, { page: Page; errors: string[] }>;
}

/**
 * A page for each language, which all tests of a worker use one after the other. A browser process that has compiled axe and our
 * scripts before is about twice as quick.
 */
const test = base.extend<object, { reader: Reader }>({
  reader: [
    async ({ browser }, use) => {
      const baseURL = process.env["E2E_SITE_URL"]!;
      const context = await browser.newContext({ baseURL });
      const open = async () => {
        const page = await context.newPage();
        return { page, errors: collectErrors(page, new URL(baseURL).origin) };
      };
      await use({ context, pages: { en: await open(), es: await open() } });
      await context.close();
    },
    { scope: "worker" },
  ],
});

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

test("the check of colors finds one text that is too pale", async ({ page }) => {
  await page.goto("/about");
  expect(await findPoorColors(page)).toEqual([]);
  await page
    .getByRole("main")
    .locator("p")
    .last()
    .evaluate((text) => (text.style.color = "rgb(180, 180, 180)"));
  expect(await findPoorColors(page)).toEqual([expect.stringMatching(/^color-contrast: /)]);
});

/**
 * Checks a page in all sizes and both color schemes, and by axe in the light scheme on the widest screen and in the dark one on the
 * narrowest. The rules for colors take most of the time. Both languages have the same colors, so those of one scheme are checked
 * in one language.
 */
async function expectPromisesKept({ page, errors }: Reader["pages"]["en"], url: string, language: Language) {
  const show = (colorScheme: "light" | "dark") => page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.setViewportSize(DESK);
  await show("light");
  errors.length = 0;
  const response = await page.goto(url);
  expect(response?.headers()["content-type"]).toMatch(/^text\/html/);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  const links = await Promise.all(helpAndWayOut(page, language).map(async (link) => (await link.elementHandle())!));

  // The scheme changes once, because every change computes all styles anew.
  for (const scheme of ["light", "dark"] as const) {
    await show(scheme);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const faults = await page.evaluate(faultsOf, links);
      expect.soft(faults, `${page.url()} (${scheme}, ${size.width} pixels)`).toEqual([]);
      if (size === DESK && scheme === "light")
        await expectNoViolations(page, "light, wide", language === "en" ? "with" : "without");
      if (size === PHONE && scheme === "dark")
        await expectNoViolations(page, "dark, 320 pixels", language === "es" ? "with" : "without");
    }
  }
  expect(errors, url).toEqual([]);
}

for (const path of paths) {
  test(`${path} is accessible in both languages and color schemes, works from 320 to 1280 pixels, has help and a quick exit, and contacts no other site`, async ({
    reader: { context, pages },
  }) => {
    await context.clearCookies();
    // Both languages in parallel, which takes half the time.
    await Promise.all([expectPromisesKept(pages.en, path, "en"), expectPromisesKept(pages.es, inSpanish(path), "es")]);
    expect(await context.cookies()).toEqual([]);
  });
}
