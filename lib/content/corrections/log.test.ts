import { describe, expect, test } from "vitest";

import { correctionLog, readCorrections } from "./log";

const entry = (id: string, day: string, words: string) => ({
  id,
  day,
  page: "/facts",
  was: `${words} was`,
  is: `${words} is`,
  how: `${words} how`,
  source: null,
});
const log = (words: string, corrections: object[]) => ({
  title: words,
  description: words,
  heading: words,
  paragraphs: [words],
  complete: "2026-12-01",
  corrections,
});
const two = (words: string) => [entry("first", "2026-11-24", words), entry("second", "2026-11-30", words)];

describe("the log of corrections", () => {
  test("is translated, and complete up to the same day in both languages", () => {
    expect(correctionLog.en.paragraphs).not.toEqual(correctionLog.es.paragraphs);
    expect(correctionLog.en.complete).toBe(correctionLog.es.complete);
  });

  test("is shown with the newest correction first", () => {
    const { en } = readCorrections({
      en: log("In English", two("In English")),
      es: log("En español", two("En español")),
    });
    expect(en.corrections.map(({ id }) => id)).toEqual(["second", "first"]);
  });

  test("stops the build where one language lacks a correction, or a correction lacks a text", () => {
    expect(() =>
      readCorrections({ en: log("In English", two("In English")), es: log("En español", two("En español").slice(1)) }),
    ).toThrow("same corrections");
    const wordless = [{ ...entry("first", "2026-11-24", "In English"), how: "" }];
    expect(() => readCorrections({ en: log("In English", wordless), es: log("En español", wordless) })).toThrow("how");
  });

  test("stops the build where it says to be complete up to a day before its newest correction", () => {
    const late = (words: string) => log(words, [entry("late", "2026-12-24", words)]);
    expect(() => readCorrections({ en: late("In English"), es: late("En español") })).toThrow("late");
  });
});
