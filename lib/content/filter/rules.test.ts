import { describe, expect, test } from "vitest";

import { folded } from "../../folded";
import { countText, emptyFilter, isEmptyFilter, matchesFilter, parseFilter } from "./rules";

const menus = [
  { name: "state", options: [{ value: "US" }, { value: "TX" }, { value: "GU" }] },
  { name: "kind", options: [{ value: "research" }, { value: "policy" }] },
];
const all = emptyFilter(menus);
const everywhere = { menu: "state", value: "US" };

describe("a filter", () => {
  const text = folded("Según la ley, unos 27.6 millones; “300,000” no. Ángeles");
  const local = { text, values: { state: "TX CA", kind: "research policy" } };
  const national = { text, values: { state: "US", kind: "policy" } };

  test("matches everything when it is empty", () => {
    expect(isEmptyFilter(all)).toBe(true);
    expect(matchesFilter(local, all)).toBe(true);
    expect(matchesFilter(local, { ...all, q: "  " })).toBe(true);
  });

  test.each(["segun", "SEGÚN", "angeles", "300000", "300,000", "ley millones", " millones  ley ", "27.6", '"300'])(
    "finds %j",
    (q) => {
      expect(matchesFilter(local, { ...all, q })).toBe(true);
    },
  );

  test("matches only entries with every word", () => {
    expect(matchesFilter(local, { ...all, q: "ley tribunal" })).toBe(false);
  });

  test("matches one of the values that an entry has in a menu, and only whole values", () => {
    expect(matchesFilter(local, { ...all, state: "CA", kind: "policy" })).toBe(true);
    expect(matchesFilter(local, { ...all, state: "T" })).toBe(false);
    expect(matchesFilter(local, { ...all, state: "CA", kind: "network" })).toBe(false);
    expect(matchesFilter({ text, values: {} }, { ...all, state: "CA" })).toBe(false);
  });

  test("by a state shows nationwide entries too, but a filter for nationwide ones shows no others", () => {
    expect(matchesFilter(national, { ...all, state: "GU" }, everywhere)).toBe(true);
    expect(matchesFilter(national, { ...all, state: "GU" })).toBe(false);
    expect(matchesFilter(local, { ...all, state: "US" }, everywhere)).toBe(false);
    expect(matchesFilter(national, { ...all, state: "GU", kind: "research" }, everywhere)).toBe(false);
  });
});

describe("the filter of a URL", () => {
  test("has the words and the values of the menus", () => {
    expect(parseFilter({ q: " law ", state: "TX", from: "poster" }, menus)).toEqual({
      filter: { q: "law", state: "TX", kind: "" },
      unknown: false,
    });
    expect(parseFilter({}, menus)).toEqual({ filter: all, unknown: false });
  });

  test.each([
    ["a value that no menu has", { state: "XX" }, { ...all }, true],
    ["a property of every object", { kind: "constructor", __proto__: "x" }, { ...all }, true],
    [
      "several values, of which the first counts",
      { state: ["TX", "GU"], q: ["a", "b"] },
      { ...all, q: "a", state: "TX" },
      false,
    ],
    ["no value", { state: [], q: undefined }, { ...all }, false],
    ["NUL", { q: "a\u0000b" }, { ...all, q: "ab" }, false],
    ["markup, which stays text", { q: "<script>" }, { ...all, q: "<script>" }, false],
  ])("may have %s", (_what, params, filter, unknown) => {
    expect(parseFilter(params, menus)).toEqual({ filter, unknown });
  });

  test("has at most as many characters as the field", () => {
    expect(parseFilter({ q: "a".repeat(5_000) }, menus).filter.q).toHaveLength(100);
    expect(parseFilter({ q: `${"a".repeat(99)}😀` }, menus).filter.q).toBe("a".repeat(99));
  });
});

test("the count says how many of the shown entries are of the chosen state, and nothing for the whole list", () => {
  const messages = { count: "{shown} of {all}", countHere: "{shown} of {all} ({state}: {here}; others: {everywhere})" };
  expect(countText(messages, { shown: 9, all: 9, local: null })).toBe("");
  expect(countText(messages, { shown: 4, all: 9, local: null })).toBe("4 of 9");
  expect(countText(messages, { shown: 4, all: 9, local: { here: 1, name: "Texas" } })).toBe(
    "4 of 9 (Texas: 1; others: 3)",
  );
});
