import { describe, expect, test } from "vitest";

import { localePath, locales, stripLocale, toLocale } from "./locale";

describe("the path of a page in a language", () => {
  test.each([
    ["en", "/", "/"],
    ["en", "/get-help", "/get-help"],
    ["es", "/", "/es"],
    ["es", "/get-help", "/es/get-help"],
    ["es", "/#states", "/es#states"],
    ["es", "/?from=a", "/es?from=a"],
  ] as const)("in %s, %s is %s", (locale, path, expected) => {
    expect(localePath(locale, path)).toBe(expected);
  });

  test.each(["/", "/get-help", "/petitions/safe-harbor", "/essay"])(
    "%s is found again from either language",
    (path) => {
      for (const locale of locales) expect(stripLocale(localePath(locale, path))).toBe(path);
      expect(stripLocale(`/en${path}`)).toBe(path);
    },
  );
});

test("an unknown language becomes the default one", () => {
  expect([toLocale("es"), toLocale("fr"), toLocale(undefined), toLocale(["es"])]).toEqual(["es", "en", "en", "en"]);
});
