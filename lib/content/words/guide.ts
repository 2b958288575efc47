import { z } from "zod";

import enWords from "@/content/en/words.json";
import esWords from "@/content/es/words.json";
import termsFile from "@/content/words.json";

import { sourcesOf } from "../facts/sources";
import { parseContent } from "../parse";
import { type GuidePage, guideWords, type Term, termAreas, type TermGroup, termRecord } from "./schema";

type Guide = { page: { en: GuidePage; es: GuidePage }; groups: TermGroup[] };

/** Joins the records of the guide with their words. It throws, and so stops the build, at the first that is not whole. */
export function readGuide(files: { records: unknown; en: unknown; es: unknown }): Guide {
  const records = parseContent("content/words.json", z.array(termRecord), files.records);
  const en = parseContent("content/en/words.json", guideWords, files.en);
  const es = parseContent("content/es/words.json", guideWords, files.es);

  const terms = records.map((record): Term => {
    const words = { en: en.terms[record.id], es: es.terms[record.id] };
    if (!words.en || !words.es) throw new Error(`content/ does not tell "${record.id}" in both languages`);
    return { ...record, sources: sourcesOf(record.id, record.sources), words: { en: words.en, es: words.es } };
  });
  return {
    page: { en: en.page, es: es.page },
    groups: termAreas.map((area) => ({ area, terms: terms.filter((term) => term.area === area) })),
  };
}

export const guide: Guide = readGuide({ records: termsFile, en: enWords, es: esWords });
