import { describe, expect, test } from "vitest";

import enFacts from "@/content/en/facts.json";
import esFacts from "@/content/es/facts.json";
import factsFile from "@/content/facts.json";
import commonSources from "@/content/sources.json";
import termsFile from "@/content/words.json";
import enMessages from "@/messages/en/facts.json";
import esMessages from "@/messages/es/facts.json";

import { allFacts, countByStatus, factsByTopic, factsPage, readFacts } from "./facts";
import { factStatuses, factTopics, factUses } from "./schema";
import { library, sourcesOf } from "./sources";

const [firstRecord, ...otherRecords] = factsFile;
const files = { records: factsFile, en: enFacts, es: esFacts };
const withFirst = (change: object) => () =>
  readFacts({ ...files, records: [{ ...firstRecord, ...change }, ...otherRecords] });

/** The keys of all messages, such as `filter.label`. Complete translations have the same keys. */
function keysOf(value: object, path = ""): string[] {
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === "object" ? keysOf(part as object, `${path}${key}.`) : [`${path}${key}`],
  );
}

describe("the build stops", () => {
  test("not at the facts as they are", () => {
    expect(readFacts(files)).toHaveLength(90);
  });

  test("at a claim without a source, and says which", () => {
    expect(withFirst({ sources: [] })).toThrow(
      /content\/facts\.json needs attention:[\s\S]*A claim needs a source[\s\S]*"fact-[a-z-]+"\]\.sources/,
    );
    expect(withFirst({ sources: undefined })).toThrow(/content\/facts\.json needs attention/);
  });

  test.each(["hearsay", "constructor"])("at the source key %j, which does not exist", (key) => {
    expect(withFirst({ sources: [key] })).toThrow(`${firstRecord!.id} cites "${key}"`);
  });

  test("at an unknown status, topic or use, or a wrong date of check", () => {
    for (const change of [
      { status: "true" },
      { topic: "rumors" },
      { publish: "do not use" },
      { checked: "February" },
      { checked: undefined },
    ]) {
      expect(withFirst(change), JSON.stringify(change)).toThrow(/needs attention/);
    }
  });

  test("at a claim that one language lacks", () => {
    const { [firstRecord!.id as keyof typeof esFacts]: _left, ...rest } = esFacts;
    expect(() => readFacts({ ...files, es: rest })).toThrow(
      `content/es/facts.json says nothing about "${firstRecord!.id}"`,
    );
  });

  test("at a claim not to be repeated whose correction is missing in one language", () => {
    const id = "fact-yearly-total";
    expect(() => readFacts({ ...files, es: { ...esFacts, [id]: { ...esFacts[id], correction: null } } })).toThrow(
      `content/es/facts.json is wrong about "${id}", which should be corrected`,
    );
  });
});

describe("the facts", () => {
  test("are the same in both languages, with the same parts", () => {
    const ids = allFacts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(90);
    expect(Object.keys(enFacts).sort()).toEqual([...ids].sort());
    expect(Object.keys(esFacts).sort()).toEqual([...ids].sort());
    for (const {
      id,
      translations: { en, es },
    } of allFacts)
      expect(es.correction === null, id).toBe(en.correction === null);
  });

  test.each(allFacts)("$id is translated, with the same figures in both languages", ({ translations: { en, es } }) => {
    for (const part of ["claim", "known", "reason", "correction"] as const) {
      if (en[part] === null || es[part] === null) continue;
      expect(es[part]).not.toBe(en[part]);
      expect(es[part]!.length / en[part]!.length).toBeGreaterThan(0.75);
      expect(yearsOf(es[part]!), part).toEqual(yearsOf(en[part]!));
      expect(percentagesOf(es[part]!), part).toEqual(percentagesOf(en[part]!));
    }
  });

  test("are each shown once, and no topic is empty", () => {
    expect(factsByTopic.map(({ topic }) => topic)).toEqual([...factTopics]);
    expect(factsByTopic.every(({ facts }) => facts.length > 0)).toBe(true);
    expect(factsByTopic.flatMap(({ facts }) => facts).length).toBe(allFacts.length);
    expect(factStatuses.map((status) => countByStatus[status])).toEqual([53, 22, 15]);
  });

  test("address the reader as usted, in their corrections too", () => {
    const found = allFacts
      .flatMap(({ translations: { es } }) => Object.values(es))
      .filter((text) => /\b(tú|tus|tu|tienes|puedes|debes|ti)\b/i.test(text ?? ""));
    expect(found).toEqual([]);
  });

  test("name a share of missing children only beside the center that reports it", () => {
    const share = /every (six|seven)|(sexta|séptima) parte/;
    const known = allFacts
      .flatMap(({ translations }) => [translations.en.known, translations.es.known])
      .filter((text) => share.test(text));
    expect(known).toHaveLength(2);
    expect(known.every((text) => text.includes("NCMEC"))).toBe(true);
  });
});

describe("the sources", () => {
  test("are each cited somewhere, and listed once", () => {
    const cited = new Set([...factsFile, ...termsFile].flatMap(({ sources }) => sources));
    expect(Object.keys(library).filter((key) => !cited.has(key))).toEqual([]);
    expect(new Set(Object.values(library).map(({ url }) => url)).size).toBe(Object.keys(library).length);
    for (const { id, sources } of [...factsFile, ...termsFile]) expect(new Set(sources).size, id).toBe(sources.length);
  });

  test("have the same title as on the other pages that cite them", () => {
    for (const common of Object.values(commonSources)) {
      const same = Object.values(library).find(({ url }) => url === common.url);
      if (same) expect(same).toMatchObject(common);
    }
  });

  test("come in the order of their keys", () => {
    expect(sourcesOf("a test", ["villain-to-victim", "jury-instruction"]).map(({ year }) => year)).toEqual([
      2020, 2023,
    ]);
  });
});

test("the page and the messages name every topic, status and use, in both languages alike", () => {
  expect(keysOf(esMessages)).toEqual(keysOf(enMessages));
  expect(Object.keys(enMessages.status)).toEqual([...factStatuses]);
  expect(Object.keys(enMessages.publish)).toEqual([...factUses]);
  expect(factsPage.es.paragraphs.length).toBe(factsPage.en.paragraphs.length);
  for (const topic of factTopics) expect(factsPage.es.topics[topic]).not.toBe(factsPage.en.topics[topic]);
});

/** The years that a text names. Decades do not count, because only Spanish writes one as a year: década de 2000. */
function yearsOf(text: string): string[] {
  return [...new Set(text.replace(/década de \d{4}/g, "").match(/\b(19|20)\d\d\b(?![,.]\d)/g))].sort();
}

function percentagesOf(text: string): string[] {
  return (text.match(/\b\d+(?= (percent|por ciento))/g) ?? []).sort();
}
