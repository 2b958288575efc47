import { describe, expect, test } from "vitest";

import { writtenGlossary, writtenLearnPage } from "./schema";

function pageWith(paragraph: object) {
  return {
    title: "A title",
    menuTitle: "A title",
    description: "What it is about.",
    checked: "2026-02",
    sections: [{ id: "one", heading: "One", paragraphs: [paragraph] }],
  };
}

const accepts = (paragraph: object) => writtenLearnPage.safeParse(pageWith(paragraph)).success;

describe("a paragraph", () => {
  test("with a claim names a source", () => {
    expect(accepts({ text: "Arrests fell.", sources: ["villain-to-victim"] })).toBe(true);
    expect(accepts({ text: "Arrests fell." })).toBe(false);
    expect(accepts({ text: "Arrests fell.", sources: [] })).toBe(false);
  });

  test("of our own says so, has no sources and gives no figure", () => {
    expect(accepts({ text: "Listen first.", ours: true })).toBe(true);
    expect(accepts({ text: "No one under 18 should be charged.", ours: true })).toBe(true);
    expect(accepts({ text: "Listen first.", ours: true, sources: ["villain-to-victim"] })).toBe(false);
    expect(accepts({ text: "Arrests fell by 40 percent.", ours: true })).toBe(false);
    expect(accepts({ text: "There were 1800 of them.", ours: true })).toBe(false);
  });

  test("may have links, if their syntax is complete", () => {
    expect(accepts({ text: "See [the states](/#states).", ours: true })).toBe(true);
    for (const text of ["See [the states](/ #states).", "See [the states].", "See [the states(/x)."]) {
      expect(accepts({ text, ours: true }), text).toBe(false);
    }
  });
});

test("a section has a paragraph or a point, and a page has a section", () => {
  const page = pageWith({ text: "Listen first.", ours: true });
  expect(writtenLearnPage.safeParse({ ...page, sections: [] }).success).toBe(false);
  expect(writtenLearnPage.safeParse({ ...page, sections: [{ id: "one", heading: "One" }] }).success).toBe(false);
});

test("an entry of the glossary names a source", () => {
  const entry = {
    id: "a",
    category: "law",
    term: "A term",
    short: "In short.",
    definition: "At length.",
    whyItMatters: null,
    legalReference: null,
  };
  const withSources = (sources: string[]) =>
    writtenGlossary.safeParse({
      title: "A title",
      description: "About it.",
      checked: "2026-02",
      entries: [{ ...entry, sources }],
    }).success;
  expect(withSources(["uniform-act"])).toBe(true);
  expect(withSources([])).toBe(false);
});
