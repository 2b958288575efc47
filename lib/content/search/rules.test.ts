import { describe, expect, test } from "vitest";

import { marked, questionIn, QUERY_LENGTH_MAX, snippetOf } from "./rules";

describe("a question", () => {
  test("is bounded, and nothing is looked for until it says something", () => {
    expect(questionIn("  help ")).toBe("help");
    expect(questionIn("x".repeat(5_000))).toHaveLength(QUERY_LENGTH_MAX);
    expect(questionIn(`a${"😀".repeat(60)}`)).toBe(`a${"😀".repeat(49)}`);
    for (const given of ["", " ", "a", " a "]) expect(questionIn(given)).toBeNull();
  });
});

describe("a match is marked", () => {
  test("as a whole word, whatever its accents and capitals", () => {
    expect(
      marked("Las Niñas y los niños.", ["ninas", "ninos"])
        .filter((piece) => piece.marked)
        .map(({ text }) => text),
    ).toEqual(["Niñas", "niños"]);
    expect(marked("harbors", ["harbor"]).some((piece) => piece.marked)).toBe(false);
  });

  test("and a number with its commas", () => {
    expect(
      marked("About 100,000 a year, 2010.", ["100000", "2010"])
        .filter((piece) => piece.marked)
        .map(({ text }) => text),
    ).toEqual(["100,000", "2010"]);
  });

  test("and the text put together again is the same text", () => {
    const text = "“Who” — 1,000 (a child's) law?";
    expect(
      marked(text, ["law", "child"])
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });

  test("in the part of a long text that is shown", () => {
    const long = `${"One word after another. ".repeat(15)}Here is the harbor. ${"And so on it goes. ".repeat(15)}`;
    const shown = snippetOf(long, ["harbor"]);
    expect(shown.find((piece) => piece.marked)?.text).toBe("harbor");
    const text = shown.map((piece) => piece.text).join("");
    expect(text).toMatch(/^… \S.* …$/);
    expect(text.length).toBeLessThan(210);
    expect(snippetOf(long, ["nothing"])[0]!.text).toMatch(/^One word .* …$/);
    expect(snippetOf("Short.", [])).toEqual([{ text: "Short.", marked: false }]);
  });
});
