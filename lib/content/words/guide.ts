import enWords from "@/content/en/words.json";
import esWords from "@/content/es/words.json";
import termsFile from "@/content/words.json";

import { pairWithWords } from "../directories/pairing";
import { sourcesOf } from "../facts/sources";
import { parseContent } from "../parse";
import { type GuidePage, guideWords, type Term, termAreas, type TermGroup, termRecord, termWords } from "./schema";

type Guide = { page: { en: GuidePage; es: GuidePage }; groups: TermGroup[] };

/** Joins the records of the guide with their words. It throws, and so stops the build, at the first that is not whole. */
export function readGuide(files: { records: unknown; en: unknown; es: unknown }): Guide {
  const en = parseContent("content/en/words.json", guideWords, files.en);
  const es = parseContent("content/es/words.json", guideWords, files.es);
  const paired = pairWithWords(
    { collection: "words", records: files.records, words: { en: en.terms, es: es.terms } },
    { record: termRecord, words: termWords },
  );
  const terms: Term[] = paired.map((term) => ({ ...term, sources: sourcesOf(term.id, term.sources) }));
  return {
    page: { en: en.page, es: es.page },
    groups: termAreas.map((area) => ({ area, terms: terms.filter((term) => term.area === area) })),
  };
}

export const guide: Guide = readGuide({ records: termsFile, en: enWords, es: esWords });
