import { describe, expect, test } from "vitest";

import { linksOf, neighborsOf, piecesOf, plainText } from "./rules";

describe("a text with links", () => {
  test.each([
    ["No link.", ["No link."]],
    ["[All](/learn) of it", [{ text: "All", href: "/learn" }, " of it"]],
    [
      "See [a](/a#b), then [c d](tel:911)",
      ["See ", { text: "a", href: "/a#b" }, ", then ", { text: "c d", href: "tel:911" }],
    ],
  ])("%j is cut at its links", (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  test("can be read without its hrefs, and its hrefs can be listed", () => {
    const text = "Call [911](tel:911) or see [help](/get-help).";
    expect(plainText(text)).toBe("Call 911 or see help.");
    expect(linksOf(text)).toEqual(["tel:911", "/get-help"]);
  });
});

test("the first page has no previous one, the last no next one, and an unknown page neither", () => {
  const pages = ["a", "b", "c"];
  expect(neighborsOf(pages, "a")).toEqual({ previous: null, next: "b" });
  expect(neighborsOf(pages, "b")).toEqual({ previous: "a", next: "c" });
  expect(neighborsOf(pages, "c")).toEqual({ previous: "b", next: null });
  expect(neighborsOf(pages, "d")).toEqual({ previous: null, next: null });
});
