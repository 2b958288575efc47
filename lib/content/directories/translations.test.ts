import { expect, test } from "vitest";
import { z } from "zod";

import { joinTranslations } from "./translations";

const shapes = { record: z.strictObject({ id: z.string() }), translation: z.strictObject({ title: z.string() }) };
const one = { a: { title: "One" } };

function pair(records: unknown, en: unknown, es: unknown) {
  return joinTranslations({ collection: "things", records, translations: { en, es } }, shapes);
}

test("a record is joined with its text in both languages", () => {
  expect(pair([{ id: "a" }], one, { a: { title: "Uno" } })).toEqual([
    { id: "a", translations: { en: { title: "One" }, es: { title: "Uno" } } },
  ]);
});

test.each([
  ["a missing translation", [{ id: "a" }], one, {}, 'content/es/things.json says nothing about "a"'],
  [
    "a text without a record",
    [{ id: "a" }],
    { ...one, b: { title: "Two" } },
    one,
    'content/en/things.json speaks of "b"',
  ],
  ["the same record twice", [{ id: "a" }, { id: "a" }], one, one, 'content/things.json has "a" twice'],
  [
    "a field too many",
    [{ id: "a" }],
    { a: { title: "One", more: "x" } },
    one,
    "content/en/things.json needs attention",
  ],
  [
    "a name that every object has",
    [{ id: "constructor" }],
    {},
    {},
    'content/en/things.json says nothing about "constructor"',
  ],
])("%s stops the build and names the file", (_what, records, en, es, message) => {
  expect(() => pair(records, en, es)).toThrow(message);
});
