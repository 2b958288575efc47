import { describe, expect, test } from "vitest";

import { locales } from "@/lib/locale";
import { messagesOf } from "./messages";

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
      const values = (message: string) => [
        ...new Set(names(message).filter((name) => !["one", "other"].includes(name ?? ""))),
      ];
      const plural = /, plural,/.test(text);
      if (!plural) expect([key, values(es.get(key) ?? "")]).toEqual([key, values(text)]);
    }
  });

  test("are never empty", () => {
    for (const locale of locales)
      for (const [key, text] of flat(messagesOf(locale)))
        expect([locale, key, text.trim()]).not.toEqual([locale, key, ""]);
  });
});
