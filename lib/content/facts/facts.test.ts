import { describe, expect, test } from "vitest";

import enFacts from "@/content/en/facts.json";
import esFacts from "@/content/es/facts.json";
import factsFile from "@/content/facts.json";
import commonSources from "@/content/sources.json";
import termsFile from "@/content/words.json";
import enMessages from "@/messages/en/facts.json";
import esMessages from "@/messages/es/facts.json";

import { countByStatus, ledger, factsByTopic, factsPage, readFacts } from "./facts";
import { factStatuses, factTopics, factUses } from "./schema";
import { library, sourcesOf } from "./sources";

const [firstRecord, ...otherRecords] = factsFile;
const files = { records: factsFile, en: enFacts, es: esFacts };
const withFirst = (change: object) => () =>
  readFacts({ ...files, records: [{ ...firstRecord, ...change }, ...otherRecords] });

/** The names of all messages, as `filter.label`: two languages that say the same have the same. */
function keysOf(value: object, path = ""): string[] {
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === "object" ? keysOf(part as object, `${path}${key}.`) : [`${path}${key}`],
  );
}

describe("the build stops", () => {
  test("not for the ledger as it is", () => {
    expect(readFacts(files)).toHaveLength(90);
  });

  test("at a claim without a source, and says which", () => {
    expect(withFirst({ sources: [] })).toThrow(
      /content\/facts\.json needs attention:[\s\S]*A claim needs a source[\s\S]*"fact-[a-z-]+"\]\.sources/,
    );
    expect(withFirst({ sources: undefined })).toThrow(/content\/facts\.json needs attention/);
  });

  test.each(["hearsay", "constructor"])("at a source called %j, which nobody knows", (key) => {
    expect(withFirst({ sources: [key] })).toThrow(`${firstRecord!.id} cites "${key}"`);
  });

  test("at a status, a topic, a use or a date of check it does not know", () => {
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

  test("at a claim that one language does not tell", () => {
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

describe("the ledger", () => {
  test("tells the same claims with the same parts in both languages, and nothing else", () => {
    const ids = ledger.map(({ id }) => id);
    expect(new Set(ids).size).toBe(90);
    expect(Object.keys(enFacts).sort()).toEqual([...ids].sort());
    expect(Object.keys(esFacts).sort()).toEqual([...ids].sort());
    for (const {
      id,
      words: { en, es },
    } of ledger)
      expect(es.correction === null, id).toBe(en.correction === null);
  });

  test.each(ledger)("$id is told in each language in its own words, with the same figures", ({ words: { en, es } }) => {
    for (const part of ["claim", "known", "reason", "correction"] as const) {
      if (en[part] === null || es[part] === null) continue;
      expect(es[part]).not.toBe(en[part]);
      expect(es[part]!.length / en[part]!.length).toBeGreaterThan(0.75);
      expect(yearsOf(es[part]!), part).toEqual(yearsOf(en[part]!));
      expect(percentagesOf(es[part]!), part).toEqual(percentagesOf(en[part]!));
    }
  });

  test("shows every claim once, under a topic that has some", () => {
    expect(factsByTopic.map(({ topic }) => topic)).toEqual([...factTopics]);
    expect(factsByTopic.every(({ facts }) => facts.length > 0)).toBe(true);
    expect(factsByTopic.flatMap(({ facts }) => facts).length).toBe(ledger.length);
    expect(factStatuses.map((status) => countByStatus[status])).toEqual([53, 22, 15]);
  });

  test("addresses no reader as tú, in its corrections neither", () => {
    const found = ledger
      .flatMap(({ words: { es } }) => Object.values(es))
      .filter((text) => /\b(tú|tus|tu|tienes|puedes|debes|ti)\b/i.test(text ?? ""));
    expect(found).toEqual([]);
  });

  test("names a share of missing children only beside the center that reports it", () => {
    const share = /every (six|seven)|(sexta|séptima) parte/;
    const told = ledger.flatMap(({ words }) => [words.en.known, words.es.known]).filter((text) => share.test(text));
    expect(told).toHaveLength(2);
    expect(told.every((text) => text.includes("NCMEC"))).toBe(true);
  });
});

describe("the sources", () => {
  test("are each cited somewhere, and listed once", () => {
    const cited = new Set([...factsFile, ...termsFile].flatMap(({ sources }) => sources));
    expect(Object.keys(library).filter((key) => !cited.has(key))).toEqual([]);
    expect(new Set(Object.values(library).map(({ url }) => url)).size).toBe(Object.keys(library).length);
    for (const { id, sources } of [...factsFile, ...termsFile]) expect(new Set(sources).size, id).toBe(sources.length);
  });

  test("bear the same name as on the other pages that cite them", () => {
    for (const common of Object.values(commonSources)) {
      const same = Object.values(library).find(({ url }) => url === common.url);
      if (same) expect(same).toMatchObject(common);
    }
  });

  test("come in the order in which they are named", () => {
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

/** The years a text names. A decade is written 2000s in one language and década de 2000 in the other, so none counts. */
function yearsOf(text: string): string[] {
  return [...new Set(text.replace(/década de \d{4}/g, "").match(/\b(19|20)\d\d\b(?![,.]\d)/g))].sort();
}

function percentagesOf(text: string): string[] {
  return (text.match(/\b\d+(?= (percent|por ciento))/g) ?? []).sort();
}
