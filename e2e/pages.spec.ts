import { expect, type Page, test } from "@playwright/test";

import { learnSlugs } from "../lib/content/learn/schema.ts";
import { expectNoSidewaysScroll, expectNoViolations } from "./support/accessible.ts";
import { complaintsAbout } from "./support/complaints.ts";
import { publicPages } from "./support/routes.ts";

const DESK = { width: 1280, height: 720 };
const PHONE = { width: 320, height: 640 };
const WAY_OUT = { en: "Leave this site", es: "Salir de este sitio" };

type Language = keyof typeof WAY_OUT;

const inSpanish = (path: string) => (path === "/" ? "/es" : `/es${path}`);

// A state with a full light, one without any, and a territory of which too little is known; the walk itself brings a partial one.
const STATES = ["ca", "ak", "pr"].flatMap((code) => [`/states/${code}`, `/petitions/safe-harbor/${code}`]);
const ASKED = ["/search?q=warning+signs", "/search?q=zzzzqq", "/corrections?page=/facts"];
const LEARN = learnSlugs.map((slug) => `/learn/${slug}`);

const walked = publicPages();
const paths = [
  ...new Set([...walked.filter((address) => !/^\/es(\/|$)/.test(address)), ...LEARN, ...STATES, ...ASKED, "/nope"]),
];

test("the walk finds every page of the site and of its sitemap in both languages; of the states and their editions, one of each kind", async ({
  request,
}) => {
  const everyPage = paths.flatMap((path) => [path, inSpanish(path)]);
  expect(walked.filter((address) => !everyPage.includes(address))).toEqual([]);
  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => new URL(address!).pathname);
  const alike = /^(\/es)?\/(states|petitions\/safe-harbor)\/[a-z]{2}$/;
  expect(listed.filter((address) => alike.test(address)).length).toBeGreaterThan(200);
  expect(listed.filter((address) => !alike.test(address) && !everyPage.includes(address))).toEqual([]);
});

/** A helpline to call and the way out, in sight before anything is scrolled, and to be had with the keyboard. */
async function expectHelpAndWayOut(page: Page, language: Language): Promise<void> {
  for (const link of [page.locator("a[href^='tel:']").first(), page.getByRole("link", { name: WAY_OUT[language] })]) {
    await expect(link).toBeInViewport({ ratio: 1 });
    await link.focus();
    await expect(link).toBeFocused();
  }
}

/** All rules of axe in both color schemes, once on a wide screen and once on the narrowest. */
async function expectPromisesKept(page: Page, address: string, language: Language, origin: string): Promise<void> {
  const complaints = complaintsAbout(page, origin);
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const answer = await page.goto(address);
  expect(answer?.headers()["content-type"]).toMatch(/^text\/html/);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expectHelpAndWayOut(page, language);
  await expectNoViolations(page, "light, wide");

  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize(PHONE);
  await expectHelpAndWayOut(page, language);
  await expectNoViolations(page, "dark, 320 pixels");
  await expectNoSidewaysScroll(page);
  expect(complaints, address).toEqual([]);
}

// The longest lists take axe their time on a busy machine.
test.describe.configure({ timeout: 120_000 });

for (const path of paths) {
  test(`${path} is accessible in both languages and color schemes, works at 320 pixels, has help and a way out, and tells nobody`, async ({
    page,
    context,
    baseURL,
  }) => {
    const { origin } = new URL(baseURL!);
    // The two languages at once, which takes half as long.
    await Promise.all([
      expectPromisesKept(page, path, "en", origin),
      expectPromisesKept(await context.newPage(), inSpanish(path), "es", origin),
    ]);
    expect(await context.cookies()).toEqual([]);
  });
}
