import { describe, expect, test } from "vitest";

import { type Locale, locales } from "@/lib/locale";
import { withSearchWords } from "@/lib/content/search/documents/search-words";
import { hitsFor } from "@/lib/content/search/engine/rules";

import { siteIndex } from "./site-index";

const pathsFor = (locale: Locale, question: string) => hitsFor(siteIndex(locale), question).map(({ path }) => path);

test.each(locales)("no text of the index in %s contains the markup of a link", (locale) => {
  expect(JSON.stringify(siteIndex(locale))).not.toContain("](");
});

describe.each(locales)("a search in %s", (locale) => {
  test.each(["100000", "100,000"])(
    "for %s, with or without its comma, is led to what is known in its place",
    (question) => {
      expect(pathsFor(locale, question)[0]).toBe("/facts#fact-yearly-total");
    },
  );

  test("for another figure finds its correction", () => {
    expect(pathsFor(locale, "300000")).toEqual(["/facts#fact-at-risk-tally"]);
    expect(pathsFor(locale, "300,000")).toEqual(["/facts#fact-at-risk-tally"]);
  });

  test("for a phrase that we do not use finds the words to use and the fact", () => {
    expect(pathsFor(locale, "super bowl").slice(0, 2).sort()).toEqual([
      "/facts#fact-sporting-events",
      "/words#lang-events",
    ]);
    expect(pathsFor(locale, locale === "en" ? "stockholm" : "estocolmo")).toEqual(
      expect.arrayContaining(["/facts#fact-health", "/words#lang-attachment"]),
    );
  });

  test("how a case ended finds that case alone", () => {
    expect(pathsFor(locale, locale === "en" ? "539 arrests" : "539 arrestos")).toEqual(["/cases#2024-california"]);
  });

  test("to sign finds the petitions first", () => {
    for (const question of { en: ["sign the petition", "petition"], es: ["firmar la petición", "peticion"] }[locale])
      expect(pathsFor(locale, question)[0]).toBe("/petitions");
  });
});

test.each([
  ["en", "average age of entry", "fact-age-of-entry"],
  ["en", "age of onset", "fact-age-of-entry"],
  ["en", "how many children are trafficked", "fact-estimate-2016"],
  ["en", "worst cities", "fact-city-rankings"],
  ["en", "fastest growing crime", "fact-growth"],
  ["en", "billion dollar industry", "fact-profit-worldwide"],
  ["en", "foster care runaway", "fact-care"],
  ["en", "expungement", "fact-federal-relief"],
  ["en", "stranger danger", "fact-strangers"],
  ["es", "edad promedio de entrada", "fact-age-of-entry"],
  ["es", "peores ciudades", "fact-city-rankings"],
  ["es", "delito que más crece", "fact-growth"],
  ["es", "cuántos niños son víctimas", "fact-estimate-2016"],
  ["es", "borrar antecedentes", "fact-federal-relief"],
] as const)("in %s, the words people use, %j, find the fact %s among the first three", (locale, question, id) => {
  expect(pathsFor(locale, question).slice(0, 3)).toContain(`/facts#${id}`);
});

test.each([
  ["en", "a shocking number", "/share"],
  ["es", "una cifra impactante", "/share"],
  ["en", "film", "/reading#film-not-who-i-am"],
  ["es", "película documental", "/reading#film-not-who-i-am"],
  ["en", "ratified a protocol", "/timeline#1989"],
  ["es", "ratificó un protocolo", "/timeline#1989"],
] as const)("in %s, %j leads to the place that says it", (locale, question, path) => {
  expect(pathsFor(locale, question)).toContain(path);
});

test.each([
  ["en", "call for help", "/get-help"],
  ["en", "someone is selling my friend", "/get-help"],
  ["en", "my picture is online", "/get-help#cybertipline"],
  ["en", "runaway", "/get-help#runaway-safeline"],
  ["en", "my representative", "/lawmakers"],
  ["en", "unsubscribe", "/subscribe"],
  ["en", "delete my signature", "/privacy"],
  ["en", "report an error", "/corrections"],
  ["en", "poster", "/toolkits"],
  ["en", "teacher", "/lesson"],
  ["en", "who runs this site", "/about"],
  ["en", "movie", "/reading"],
  ["en", "safe harbor texas", "/states/tx"],
  ["en", "is it legal", "/learn/child-sex-trafficking"],
  ["en", "is it a crime", "/learn/child-sex-trafficking"],
  ["en", "translate", "/accessibility"],
  ["en", "traducir", "/accessibility"],
  ["en", "contact", "/about"],
  ["en", "contacto", "/about"],
  ["en", "email not arrived", "/confirm"],
  ["en", "link not working", "/confirm"],
  ["en", "delete my data", "/privacy"],
  ["es", "pedir ayuda", "/get-help"],
  ["es", "mi foto está en internet", "/get-help#cybertipline"],
  ["es", "se escapó de casa", "/get-help#runaway-safeline"],
  ["es", "mi representante", "/lawmakers"],
  ["es", "cancelar suscripción", "/subscribe"],
  ["es", "borrar mi firma", "/privacy"],
  ["es", "informar de un error", "/corrections"],
  ["es", "cartel", "/toolkits"],
  ["es", "maestra", "/lesson"],
  ["es", "quién dirige este sitio", "/about"],
  ["es", "película", "/reading"],
  ["es", "¿es legal?", "/learn/child-sex-trafficking"],
  ["es", "es un delito", "/learn/child-sex-trafficking"],
  ["es", "traducir", "/accessibility"],
  ["es", "translate", "/accessibility"],
  ["es", "contacto", "/about"],
  ["es", "contact", "/about"],
  ["es", "no llegó el correo", "/confirm"],
  ["es", "el enlace no funciona", "/confirm"],
  ["es", "darse de baja", "/subscribe"],
  ["es", "unsubscribe", "/subscribe"],
  ["es", "borrar mis datos", "/privacy"],
] as const)("in %s, the words people use, %j, find %s first", (locale, question, path) => {
  expect(pathsFor(locale, question)[0]).toBe(path);
});

test("search words for a path where nothing is found stop the build", () => {
  expect(() => withSearchWords([], "en")).toThrow(/search-words\.json has .*, where nothing is found/);
});
