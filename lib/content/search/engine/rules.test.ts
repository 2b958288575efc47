import { describe, expect, test } from "vitest";

import { HITS_MAX } from "../rules";
import type { SearchDocument } from "../schema";
import { hitsFor, makeIndex, readIndex } from "./rules";

const documents: SearchDocument[] = [
  {
    kind: "learn",
    title: "Señales de alerta",
    path: "/learn/warning-signs",
    text: "Lo que las niñas y los niños muestran.",
  },
  { kind: "help", title: "Ayuda", path: "/get-help", text: "Llame o escriba a cualquier hora.", also: "18883737888" },
  { kind: "organization", title: "Ayuda legal", path: "/organizations#a", text: "Abogadas para menores." },
];
const index = makeIndex(documents, "es");
const pathsFor = (query: string) => hitsFor(index, query).map(({ path }) => path);

describe("what is found", () => {
  test.each(["niños", "ninos", "NIÑOS", "nino", "señales", "senales", "alerta niñas", "sennales"])(
    "%s, with or without accents, shortened or with a typo",
    (query) => {
      expect(pathsFor(query)).toEqual(["/learn/warning-signs"]);
    },
  );

  test("documents with every word, or with any word if none has all", () => {
    expect(pathsFor("ayuda legal")).toEqual(["/organizations#a"]);
    expect(pathsFor("alerta abogadas").sort()).toEqual(["/learn/warning-signs", "/organizations#a"]);
  });

  test("help before other documents that match as well", () => {
    expect(pathsFor("ayuda")[0]).toBe("/get-help");
  });

  test.each(["Hope's", "Hope’s", "hopes house"])("%j, with any apostrophe or none", (query) => {
    const houses = ["Hope’s House", "Hope's House"].map((title, number) => ({
      ...documents[2]!,
      title,
      path: `/${number}`,
    }));
    expect(
      hitsFor(makeIndex(houses, "en"), query)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(["/0", "/1"]);
  });

  test("a helpline by a phone number that is not shown", () => {
    expect(pathsFor("18883737888")).toEqual(["/get-help"]);
  });

  test.each(["que es la", "zzzz", "((((", "constructor", "\u0000", "🙂", "__proto__"])(
    "%j finds nothing and harms nothing",
    (query) => {
      expect(pathsFor(query)).toEqual([]);
    },
  );

  test.each(["100000", "100,000", "100.000"])(
    "%s is one number, with or without its comma, and no other number",
    (query) => {
      const texts = ["Se dijo 100,000.", "Se dijo 300,000.", "Hubo 100 casos."].map((text, number) => ({
        ...documents[2]!,
        text,
        path: `/${number}`,
      }));
      expect(hitsFor(makeIndex(texts, "es"), query).map(({ path }) => path)).toEqual(["/0"]);
    },
  );

  test("at most HITS_MAX documents", () => {
    const many = makeIndex(
      Array.from({ length: 100 }, (_, number) => ({ ...documents[0]!, path: `/${number}` })),
      "es",
    );
    expect(hitsFor(many, "alerta")).toHaveLength(HITS_MAX);
  });

  test("the same by an index that was serialized and parsed", () => {
    const read = readIndex(JSON.stringify(index), "es");
    for (const query of ["niños", "ayuda legal", "sennales"])
      expect(hitsFor(read, query)).toEqual(hitsFor(index, query));
  });
});
