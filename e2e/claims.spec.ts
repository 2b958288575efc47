import { readdirSync, readFileSync } from "node:fs";

import { type APIRequestContext, expect, type Page, test } from "@playwright/test";

import { states } from "../lib/content/states.ts";
import { type Locale, localePath, locales } from "../lib/locale.ts";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Entry = { id: string; sources: unknown[] };

// The text before the month or the year of a check, on any page.
const CHECKED: Record<Locale, string> = {
  en: "(?:checked(?::| in)|sources up to) (?:\\w+ )?20\\d\\d",
  es: "(?:revisad[oa](?::| en)|fuentes de hasta) (?:\\w+ de )?20\\d\\d",
};

// Pages of records with their own sources and checks, and the file of each.
const RECORDS = {
  "/facts": "facts",
  "/words": "words",
  "/timeline": "milestones",
  "/cases": "cases",
  "/organizations": "organizations",
  "/toolkits": "toolkits",
  "/reading": "reading",
  "/days": "days",
};

// All state editions have the same layout, so one for each status of the law is enough.
const EDITIONS = ["ca", "tx", "ak", "pr"];

const content = (file: string) => JSON.parse(readFileSync(`content/${file}.json`, "utf8")) as Json;

/** The number of citations in a content file, at any depth. */
function citationsIn(written: Json): number {
  if (typeof written !== "object" || written === null) return 0;
  if (Array.isArray(written)) return written.reduce<number>((sum, each) => sum + citationsIn(each), 0);
  const { sources, ...others } = written;
  const own = Array.isArray(sources) && sources.every((source) => typeof source !== "object") ? sources.length : 0;
  return own + citationsIn(Object.values(others));
}

/** The HTML of a page as the server sends it. */
async function htmlOf(request: APIRequestContext, url: string): Promise<string> {
  const response = await request.get(url);
  expect(response.status(), url).toBe(200);
  return response.text();
}

/** The records that lack a link to one of their sources or the date of their check. */
function recordsWithout(page: Page, html: string, entries: Entry[], checked: string): Promise<string[]> {
  const wanted = entries.map(({ id, sources }) => ({ id, count: sources.length }));
  return page.evaluate(
    ([html, wanted, checked]) => {
      const document = new DOMParser().parseFromString(html, "text/html");
      return wanted
        .filter(({ id, count }) => {
          // Sources are folded below a record, or folded with it.
          const record = document.getElementById(id);
          const below = [...((record?.closest("li") ?? record)?.querySelectorAll("details") ?? [])];
          const links = below.flatMap((details) => [...details.querySelectorAll('li a[href^="http"]')]).length;
          const isDated = below.some((details) => new RegExp(checked, "i").test(details.textContent));
          return links < Math.max(count, 1) || !isDated;
        })
        .map(({ id }) => id);
    },
    [html, wanted, checked] as const,
  );
}

/** The citations of a text: each must link to an entry in the list of sources, and the entry to another site. */
function citedOn(page: Page, html: string, checked: string) {
  return page.evaluate(
    ([html, checked]) => {
      const document = new DOMParser().parseFromString(html, "text/html");
      const marks = [...document.querySelectorAll('main sup a[href^="#"]')];
      const dead = marks.filter(
        (mark) => !document.getElementById(mark.getAttribute("href")!.slice(1))?.querySelector('a[href^="http"]'),
      );
      const section = document.getElementById("sources")?.closest("section, article, .prose");
      return {
        marks: marks.length,
        dead: dead.map((mark) => mark.getAttribute("href")),
        dated: new RegExp(checked, "i").test(section?.textContent ?? ""),
      };
    },
    [html, checked] as const,
  );
}

for (const locale of locales) {
  test(`every record of the directories, the facts and the language guide shows its sources and the date of its check (${locale})`, async ({
    page,
    request,
  }) => {
    for (const [path, file] of Object.entries(RECORDS)) {
      const entries = content(file) as unknown as Entry[];
      expect(entries.length, file).toBeGreaterThan(10);
      const html = await htmlOf(request, localePath(locale, path));
      expect([path, await recordsWithout(page, html, entries, CHECKED[locale])]).toEqual([path, []]);
    }
  });

  test(`every citation links to its source on the same page, with the date of the check (${locale})`, async ({
    page,
    request,
  }) => {
    const learn = readdirSync(`content/${locale}/learn`).map((file) => file.replace(".json", ""));
    const texts: [path: string, written: Json][] = [
      ...learn.map((slug): [string, Json] => [`/learn/${slug}`, content(`${locale}/learn/${slug}`)]),
      ["/", content(`${locale}/pages/home`)],
      ["/red-x", content(`${locale}/pages/red-x`)],
      ["/about", content(`${locale}/pages/about`)],
      ["/learn/glossary", content(`${locale}/glossary`)],
      ["/petitions/safe-harbor", content(`${locale}/petitions/safe-harbor`)],
    ];
    expect(texts.reduce((sum, [, written]) => sum + citationsIn(written), 0)).toBeGreaterThan(200);
    for (const [path, written] of texts) {
      const { marks, dead, dated } = await citedOn(
        page,
        await htmlOf(request, localePath(locale, path)),
        CHECKED[locale],
      );
      expect([path, marks]).toEqual([path, citationsIn(written)]);
      if (marks > 0) expect([path, dead, dated]).toEqual([path, [], true]);
    }
  });

  test(`the law of each state, on its page and in its state edition, shows its sources and the date of its check (${locale})`, async ({
    page,
    request,
  }) => {
    const laws = content("states") as Record<string, { law: { sources: { url: string }[] } }>;
    for (const path of [
      ...states.map(({ code }) => `/states/${code.toLowerCase()}`),
      ...EDITIONS.map((code) => `/petitions/safe-harbor/${code}`),
    ]) {
      const { sources } = laws[path.slice(-2).toUpperCase()]!.law;
      const html = await htmlOf(request, localePath(locale, path));
      const [hrefs, text] = await page.evaluate((html) => {
        const main = new DOMParser().parseFromString(html, "text/html").querySelector("main")!;
        return [[...main.querySelectorAll("a")].map((link) => link.getAttribute("href")), main.textContent] as const;
      }, html);
      expect([
        path,
        sources.filter(({ url }) => !hrefs.includes(url)),
        new RegExp(CHECKED[locale], "i").test(text),
      ]).toEqual([path, [], true]);
    }
  });

  test(`every helpline and every piece of advice shows its sources and the date of its check, and no source comes before a way to reach it (${locale})`, async ({
    page,
    request,
  }) => {
    const entries = ["helplines", "safety"].flatMap((file) => content(file) as unknown as Entry[]);
    expect(entries.length).toBeGreaterThan(30);
    const html = await htmlOf(request, localePath(locale, "/get-help"));
    expect(await recordsWithout(page, html, entries, CHECKED[locale])).toEqual([]);

    const late = await page.evaluate((html) => {
      const cards = [
        ...new DOMParser().parseFromString(html, "text/html").querySelectorAll("main li[id], main div[id]"),
      ];
      return cards
        .filter((card) =>
          card.querySelector('details ~ * a[href^="tel:"], details ~ * a[href^="sms:"], details a[href^="tel:"]'),
        )
        .map(({ id }) => id);
    }, html);
    expect(late).toEqual([]);
  });

  test(`every sentence and image to share links to its fact (${locale})`, async ({ page, request }) => {
    const hrefs = await page.evaluate(
      (html) => {
        const main = new DOMParser().parseFromString(html, "text/html").querySelector("main")!;
        return [...main.querySelectorAll("a")].map((link) => link.getAttribute("href"));
      },
      await htmlOf(request, localePath(locale, "/share")),
    );
    const facts = [...JSON.stringify(content(`${locale}/pages/share`)).matchAll(/"fact":"([^"]+)"/g)].map(([, id]) =>
      localePath(locale, `/facts#${id}`),
    );
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.filter((fact) => !hrefs.includes(fact))).toEqual([]);
  });
}
