import { describe, expect, test } from "vitest";

import { marked, parseQuery, QUERY_LENGTH_MAX, snippetOf } from "./rules";

describe("a query", () => {
  test("is limited in length, and null if it is too short", () => {
    expect(parseQuery("  help ")).toBe("help");
    expect(parseQuery("x".repeat(5_000))).toHaveLength(QUERY_LENGTH_MAX);
    expect(parseQuery(`a${"😀".repeat(60)}`)).toBe(`a${"😀".repeat(49)}`);
    for (const input of ["", " ", "a", " a "]) expect(parseQuery(input)).toBeNull();
  });
});

describe("a match is marked", () => {
  test("as a whole word, regardless of accents and case", () => {
    expect(
      marked("Las Niñas y los niños.", ["ninas", "ninos"])
        .filter((piece) => piece.marked)
        .map(({ text }) => text),
    ).toEqual(["Niñas", "niños"]);
    expect(marked("harbors", ["harbor"]).some((piece) => piece.marked)).toBe(false);
  });

  test("in a number with its commas", () => {
    expect(
      marked("About 100,000 a year, 2010.", ["100000", "2010"])
        .filter((piece) => piece.marked)
        .map(({ text }) => text),
    ).toEqual(["100,000", "2010"]);
  });

  test("without changing the text", () => {
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
