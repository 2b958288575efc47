import { describe, expect, test } from "vitest";

import { canonicalJson } from "./canonical-json";
import { petitionFiles } from "./files";
import { petitionContent, petitionText, writtenText } from "./schema";

const [safeHarbor] = petitionFiles;
const { en, es } = safeHarbor!.content;

describe("the text of the petition", () => {
  test("is the same in both languages, with the same sources and the same date of check", () => {
    expect(es.ask).toHaveLength(en.ask.length);
    expect(es.body.map(({ paragraphs }) => paragraphs.map(({ sources }) => sources))).toEqual(
      en.body.map(({ paragraphs }) => paragraphs.map(({ sources }) => sources)),
    );
    expect(es.sources).toEqual(en.sources);
    expect(es.checked).toBe(en.checked);
  });

  test("cites sources in every factual paragraph, and cites every listed source", () => {
    for (const { body, sources } of [en, es]) {
      const facts = body.slice(0, -1).flatMap(({ paragraphs }) => paragraphs);
      expect(facts.filter((paragraph) => paragraph.sources.length === 0)).toEqual([]);
      const cited = new Set(facts.flatMap((paragraph) => paragraph.sources));
      expect([...cited].sort((a, b) => a - b)).toEqual(sources.map((_, index) => index + 1));
    }
  });

  test("is neither too short nor too long", () => {
    for (const { body, ask, summary } of [en, es]) {
      const words = [summary, ...ask, ...body.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))]
        .join(" ")
        .split(" ");
      expect(words.length).toBeGreaterThan(350);
      expect(words.length).toBeLessThan(750);
    }
  });

  test("has an edition for all 56 states, the District and the territories", () => {
    expect(Object.keys(safeHarbor!.editions)).toHaveLength(56);
  });
});

describe("what the loader refuses", () => {
  test("a text that cites a source it does not list", () => {
    const [section, ...rest] = en.body;
    const body = [{ ...section!, paragraphs: [{ text: "A claim.", sources: [en.sources.length + 1] }] }, ...rest];
    expect(petitionText.safeParse({ ...en, body }).success).toBe(false);
  });

  test("a text without any source, without a date of check, or in one language only", () => {
    expect(petitionText.safeParse({ ...en, sources: [] }).success).toBe(false);
    expect(petitionText.safeParse({ ...en, checked: "lately" }).success).toBe(false);
    expect(petitionContent.safeParse({ en }).success).toBe(false);
  });

  test("a text without a demand, with too long a title or with an unknown field", () => {
    const { sources: _, checked: __, ...written } = en;
    const text = { ...written, body: [{ heading: "Why", paragraphs: [{ text: "Because.", sources: ["a-report"] }] }] };
    expect(writtenText.safeParse(text).success).toBe(true);
    expect(writtenText.safeParse({ ...text, ask: [] }).success).toBe(false);
    expect(writtenText.safeParse({ ...text, title: "x".repeat(91) }).success).toBe(false);
    expect(writtenText.safeParse({ ...text, titel: "Safe harbor" }).success).toBe(false);
  });
});

describe("canonical JSON", () => {
  test("is the same for the same content in another order, at every depth", () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: "x" })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
    expect(canonicalJson({ a: "x", b: [{ c: null, d: 1 }] })).toBe(canonicalJson({ b: [{ d: 1, c: null }], a: "x" }));
  });

  test("keeps the order of lists, which has a meaning", () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });
});
