import { describe, expect, it } from "vitest";

import { COMPLETE } from "@/tests/petition-writing";

import { petitionFiles } from "../files";
import { differencesBetween } from "./differences";
import { contentOf, fieldsOfContent } from "./rules";
import { newPetitionInput, textInput } from "./schema";

const problemsOf = (fields: Partial<typeof COMPLETE>) => {
  const written = contentOf({ ...COMPLETE, ...fields });
  return "problems" in written ? written.problems : {};
};

describe("a text in the form", () => {
  it("is the text that is published, and the other way round", () => {
    for (const { content } of petitionFiles) expect(contentOf(fieldsOfContent(content))).toEqual({ content });
    const written = contentOf(COMPLETE);
    expect("content" in written && fieldsOfContent(written.content)).toEqual(COMPLETE);
  });

  it.each([
    ["titleEs", { titleEs: "" }, /2 to 90/],
    ["askEs", { askEs: "Borren los antecedentes." }, /2 demands and the Spanish 1/],
    ["askEn", { askEn: "" }, /1 to 10 demands/],
    ["bodyEn", { bodyEn: "No heading." }, /Begin with a heading/],
    ["bodyEn", { bodyEn: "## Why" }, /Write a paragraph below the heading “Why”/],
    ["bodyEs", { bodyEs: "## Por qué\n\nUno. [1]" }, /2 paragraphs in English and 1 in Spanish/],
    ["bodyEs", { bodyEs: "## Por qué\n\nUno.\n\nDos." }, /cite other sources/],
    ["bodyEn", { bodyEn: "## Why\n\nOne. [4]\n\nTwo." }, /cites \[4\], and there are 1 sources/],
    ["sources", { sources: "" }, /one source at least/],
    ["sources", { sources: "A report\nA publisher\n2024" }, /Source 1: write four lines/],
    ["sources", { sources: "A report\nA publisher\nno date\njavascript:alert(1)" }, /Source 1/],
    ["checked", { checked: "lately" }, /like 2026-11/],
  ])("names what is missing in %s", (field, fields, message) => {
    expect(problemsOf(fields)[field as "sources"]).toMatch(message);
  });

  it("takes no HTML, and nothing that is too long", () => {
    const typed = { ...COMPLETE, basis: "0.1" };
    expect(textInput.safeParse(typed).success).toBe(true);
    for (const fields of [{ titleEn: "<b>Now</b>" }, { askEs: "a <script>" }, { bodyEn: "x".repeat(20_001) }])
      expect(textInput.safeParse({ ...typed, ...fields }).success).toBe(false);
    expect(textInput.safeParse({ ...typed, summaryEn: "Fewer than 5 < 6 words" }).success).toBe(true);
  });

  it.each(["", "new", "A", "two--hyphens", "ñ", "x".repeat(61)])("is at no URL like %j", (slug) => {
    const input = { slug, goal: "1,000", titleEn: "Title", titleEs: "Título" };
    expect(newPetitionInput.safeParse(input).success).toBe(false);
  });
});

describe("differences between two texts", () => {
  it("are shown word by word, for the fields that differ", () => {
    const [difference, ...others] = differencesBetween(COMPLETE, { ...COMPLETE, titleEn: "Clear all their records" });
    expect(others).toEqual([]);
    expect(difference?.field).toBe("titleEn");
    expect(difference?.parts.filter(({ change }) => change !== "same")).toEqual([{ change: "added", text: "all " }]);
  });

  it("of texts that have nothing in common are found in a moment", () => {
    const words = (from: number) => Array.from({ length: 3_000 }, (_, index) => `w${from + index}`).join(" ");
    const started = Date.now();
    differencesBetween({ ...COMPLETE, bodyEn: words(0) }, { ...COMPLETE, bodyEn: words(10_000) });
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});
