import { describe, expect, test } from "vitest";

import enWords from "@/content/en/words.json";
import esWords from "@/content/es/words.json";
import termsFile from "@/content/words.json";
import enMessages from "@/messages/en/words.json";
import esMessages from "@/messages/es/words.json";

import { guide, readGuide } from "./guide";
import { termAreas } from "./schema";

const [firstRecord, ...otherRecords] = termsFile;
const files = { records: termsFile, en: enWords, es: esWords };
const terms = guide.groups.flatMap((group) => group.terms);

describe("the build stops", () => {
  test("at advice without a source", () => {
    expect(() => readGuide({ ...files, records: [{ ...firstRecord, sources: [] }, ...otherRecords] })).toThrow(
      /content\/words\.json needs attention:[\s\S]*An advice needs a source/,
    );
  });

  test("at advice with an unknown source", () => {
    expect(() => readGuide({ ...files, records: [{ ...firstRecord, sources: ["hearsay"] }, ...otherRecords] })).toThrow(
      /cites "hearsay"/,
    );
  });

  test("at advice that offers nothing to say instead", () => {
    const id = firstRecord!.id as keyof typeof enWords.terms;
    const en = { ...enWords, terms: { ...enWords.terms, [id]: { ...enWords.terms[id], use: [] } } };
    expect(() => readGuide({ ...files, en })).toThrow(/content\/en\/words\.json needs attention/);
  });

  test("at advice that one language lacks", () => {
    const { [firstRecord!.id as keyof typeof esWords.terms]: _left, ...rest } = esWords.terms;
    expect(() => readGuide({ ...files, es: { ...esWords, terms: rest } })).toThrow(
      `content/es/words.json says nothing about "${firstRecord!.id}"`,
    );
  });
});

describe("the guide", () => {
  test("has its 30 entries in both languages, each once, under an area that has some", () => {
    expect(terms).toHaveLength(30);
    expect(Object.keys(enWords.terms).sort()).toEqual(terms.map(({ id }) => id).sort());
    expect(Object.keys(esWords.terms).sort()).toEqual(terms.map(({ id }) => id).sort());
    expect(guide.groups.map(({ area }) => area)).toEqual([...termAreas]);
    expect(guide.groups.every((group) => group.terms.length > 0)).toBe(true);
    expect(Object.keys(esMessages)).toEqual(Object.keys(enMessages));
  });

  test.each(terms)("$id advises about each language separately", ({ translations: { en, es } }) => {
    expect(es.use.some((word) => en.use.includes(word))).toBe(false);
    expect(es.avoid.some((word) => en.avoid.includes(word))).toBe(false);
    expect(es.why).not.toBe(en.why);
    expect(es.exception === null).toBe(en.exception === null);
  });

  test.each(["en", "es"] as const)("never says in %s what it asks to avoid", (locale) => {
    const used = terms
      .flatMap(({ translations }) => translations[locale].use)
      .join("\n")
      .toLowerCase();
    const avoided = terms.flatMap(({ translations }) => translations[locale].avoid).map((word) => word.toLowerCase());
    expect(
      avoided.filter((word) => new RegExp(`(^|\\W)${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}($|\\W)`).test(used)),
    ).toEqual([]);
  });

  test("addresses the reader as usted", () => {
    const texts = terms.flatMap(({ translations: { es } }) => [
      ...es.avoid,
      ...es.use,
      es.why,
      es.exception ?? "",
      es.note ?? "",
    ]);
    expect(texts.filter((text) => /\b(tú|tus|tu|tienes|puedes|debes|ti)\b/i.test(text))).toEqual([]);
  });
});
