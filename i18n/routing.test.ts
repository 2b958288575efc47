import { describe, expect, test } from "vitest";
import { messagesOf } from "./messages";
import { locales, localePath, stripLocale } from "./routing";

describe("the address of a page in a language", () => {
  test.each([
    ["en", "/", "/"],
    ["en", "/get-help", "/get-help"],
    ["es", "/", "/es"],
    ["es", "/get-help", "/es/get-help"],
    ["es", "/#states", "/es#states"],
    ["es", "/?from=a", "/es?from=a"],
  ] as const)("in %s, %s is %s", (locale, path, address) => {
    expect(localePath(locale, path)).toBe(address);
  });

  test.each(["/", "/get-help", "/petitions/safe-harbor", "/essay"])(
    "%s is found again from either language",
    (path) => {
      for (const locale of locales) expect(stripLocale(localePath(locale, path))).toBe(path);
      expect(stripLocale(`/en${path}`)).toBe(path);
    },
  );
});

describe("the messages", () => {
  const flat = (value: unknown, path = ""): [string, string][] =>
    typeof value === "string"
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, inner]) => flat(inner, `${path}.${key}`));
  const names = (text: string) => [...text.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name).sort();

  test("are the same ones in both languages, and take the same values", () => {
    const es = new Map(flat(messagesOf("es")));
    const en = flat(messagesOf("en"));
    expect([...es.keys()].sort()).toEqual(en.map(([key]) => key).sort());
    for (const [key, text] of en) {
      const given = (message: string) => [
        ...new Set(names(message).filter((name) => !["one", "other"].includes(name ?? ""))),
      ];
      const plural = /, plural,/.test(text);
      if (!plural) expect([key, given(es.get(key) ?? "")]).toEqual([key, given(text)]);
    }
  });

  test("are never empty", () => {
    for (const locale of locales)
      for (const [key, text] of flat(messagesOf(locale)))
        expect([locale, key, text.trim()]).not.toEqual([locale, key, ""]);
  });
});
