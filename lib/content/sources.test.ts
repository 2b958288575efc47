import { describe, expect, test } from "vitest";
import { z } from "zod";

import { parseContent } from "./parse";
import { writtenHome } from "./schema";
import { numberSources } from "./sources";
import enHome from "@/content/en/pages/home.json";

describe("the numbers of sources", () => {
  test("follow the order of the first citations, and a source keeps its number", () => {
    const { numbered, cited } = numberSources("a-text.json");
    expect(numbered({ text: "One.", sources: ["uniform-act", "iom-conclusions"] }).sources).toEqual([1, 2]);
    expect(numbered({ text: "Two.", sources: ["polaris-safe-harbor", "uniform-act"] }).sources).toEqual([3, 1]);
    expect(cited().map(({ publisher }) => publisher)).toEqual([
      "Uniform Law Commission",
      "Institute of Medicine and National Research Council",
      "Polaris",
    ]);
  });

  test.each(["hearsay", "constructor", ""])("the unknown key %j stops the build and names the file", (key) => {
    expect(() => numberSources("a-text.json").numbered({ text: "A claim.", sources: [key] })).toThrow(
      `a-text.json cites "${key}", which content/sources.json does not have`,
    );
  });
});

describe("a file that is wrong", () => {
  test("is named, with the field that is wrong", () => {
    expect(() => parseContent("content/x.json", z.object({ goal: z.int() }), { goal: "many" })).toThrow(
      /content\/x\.json needs attention:[\s\S]*goal/,
    );
  });

  test("a fact of the home page without a source is refused", () => {
    const [first, ...rest] = enHome.facts;
    expect(writtenHome.safeParse(enHome).success).toBe(true);
    expect(writtenHome.safeParse({ ...enHome, facts: [{ ...first, sources: [] }, ...rest] }).success).toBe(false);
  });
});
