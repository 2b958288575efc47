import { describe, expect, test } from "vitest";

import enMessages from "@/messages/en/learn.json";
import esMessages from "@/messages/es/learn.json";

import { locales } from "@/lib/locale";
import type { Paragraph, Source } from "../schema";
import { sharedSourcesWith } from "../sources";
import { glossary } from "./glossary";
import { learnPage, learnSources } from "./pages";
import { linksOf, plainText } from "./rules";
import { glossaryCategories, learnSlugs } from "./schema";
import { writtenGlossaries, writtenPages } from "./written";

/** What both languages share: the shape of a text, its ids, its sources and the targets of its links. */
function skeleton(value: unknown, key = ""): unknown {
  if (["id", "category", "checked", "ours", "sources"].includes(key)) return value;
  if (typeof value === "string") return linksOf(value).toSorted();
  if (Array.isArray(value)) return value.map((part) => skeleton(part));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([name, part]) => [name, skeleton(part, name)]),
  );
}

function expectCited(sources: Source[], paragraphs: Pick<Paragraph, "sources">[]) {
  expect(new Set(sources.map(({ url }) => url)).size, "a source is listed twice").toBe(sources.length);
  const numbers = paragraphs.flatMap((paragraph) => paragraph.sources);
  expect(new Set(numbers)).toEqual(new Set(sources.map((_, index) => index + 1)));
}

describe.each(learnSlugs)("/learn/%s", (slug) => {
  test("has the same parts, sources and links in both languages", () => {
    expect(skeleton(writtenPages.es[slug])).toEqual(skeleton(writtenPages.en[slug]));
    expect(learnPage(slug, "es").sources).toEqual(learnPage(slug, "en").sources);
    expect(learnPage(slug, "es").title).not.toBe(learnPage(slug, "en").title);
  });

  test.each(locales)("in %s every number leads to a source, and every source is cited", (locale) => {
    const { sources, sections } = learnPage(slug, locale);
    expect(sources.length).toBeGreaterThan(4);
    expectCited(
      sources,
      sections.flatMap(({ paragraphs, points }) => [...paragraphs, ...points]),
    );
  });

  test.each(locales)("in %s has between 300 and 850 words", (locale) => {
    const { sections } = writtenPages[locale][slug];
    const texts = sections.flatMap(({ heading, paragraphs, points }) => [
      heading,
      ...paragraphs.map(({ text }) => text),
      ...points.flatMap(({ label, text, caution = "" }) => [label, text, caution]),
    ]);
    const count = texts.join(" ").split(/\s+/).length;
    expect(count).toBeGreaterThan(300);
    expect(count).toBeLessThan(850);
  });

  test("names each of its sections once", () => {
    const ids = writtenPages.en[slug].sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("the glossary", () => {
  test("has the forty terms, each once, and the same in both languages", () => {
    expect(skeleton(writtenGlossaries.es)).toEqual(skeleton(writtenGlossaries.en));
    const ids = writtenGlossaries.en.entries.map(({ id }) => id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  test.each(locales)("in %s shows every entry in its group, in order, with its sources", (locale) => {
    const { groups, sources } = glossary(locale);
    expect(groups.map(({ category }) => category)).toEqual([...glossaryCategories]);
    expect(groups.flatMap(({ entries }) => entries)).toHaveLength(40);
    const terms = groups[1]!.entries.map(({ term }) => term);
    expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, locale)));
    expect(groups[2]!.entries[0]!.id).toBe("safe-harbor-law");
    expectCited(
      sources,
      groups.flatMap(({ entries }) => entries),
    );
  });

  test("the elements of a safe harbor law are counted from 1 to 10", () => {
    for (const locale of locales) {
      const numbers = writtenGlossaries[locale].entries.flatMap(
        ({ term }) => /^(?:Element|Elemento) (\d+):/.exec(term)?.[1] ?? [],
      );
      expect(numbers).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    }
  });
});

describe("the sources of /learn", () => {
  test("are all cited by a page or an entry", () => {
    const cited = [
      ...learnSlugs.flatMap((slug) =>
        writtenPages.en[slug].sections.flatMap(({ paragraphs, points }) => [...paragraphs, ...points]),
      ),
      ...writtenGlossaries.en.entries,
    ].flatMap(({ sources }) => sources);
    const shared = sharedSourcesWith("none", {}).sources;
    const own = Object.keys(learnSources.sources).filter((key) => !Object.hasOwn(shared, key));
    expect(own.filter((key) => !cited.includes(key))).toEqual([]);
  });

  test("have one key and one URL each", () => {
    const urls = Object.values(learnSources.sources).map(({ url }) => url);
    expect(new Set(urls).size).toBe(urls.length);
    expect(() => sharedSourcesWith("twice.json", { "uniform-act": learnSources.sources["uniform-act"] })).toThrow(
      "twice.json has keys that content/sources.json has too: uniform-act",
    );
  });
});

test("no text is left in the other language", () => {
  for (const slug of learnSlugs) {
    const [en, es] = [writtenPages.en[slug], writtenPages.es[slug]].map(({ sections }) =>
      sections.flatMap(({ heading, paragraphs, points }) => [
        heading,
        ...paragraphs.map(({ text }) => plainText(text)),
        ...points.map(({ text }) => plainText(text)),
      ]),
    );
    expect(es!.filter((text) => en!.includes(text))).toEqual([]);
  }
});

test("the messages are the same in both languages, and count the pages rightly", () => {
  expect(skeleton(esMessages)).toEqual(skeleton(enMessages));
  expect(Object.keys(enMessages.glossary.categories)).toEqual([...glossaryCategories]);
  expect(enMessages.lead).toContain("Nine short pages");
  expect(learnSlugs).toHaveLength(9);
});
