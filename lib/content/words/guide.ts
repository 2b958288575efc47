import enWords from "@/content/en/words.json";
import esWords from "@/content/es/words.json";
import termsFile from "@/content/words.json";

import { joinTranslations } from "../directories/translations";
import { sourcesOf } from "../facts/sources";
import { parseContent } from "../parse";
import {
  type GuidePage,
  guideContent,
  type Term,
  termAreas,
  type TermGroup,
  termRecord,
  termTranslation,
} from "./schema";

type Guide = { page: { en: GuidePage; es: GuidePage }; groups: TermGroup[] };

/** Joins the records of the guide with their texts. It throws at the first that is not complete, which stops the build. */
export function readGuide(files: { records: unknown; en: unknown; es: unknown }): Guide {
  const en = parseContent("content/en/words.json", guideContent, files.en);
  const es = parseContent("content/es/words.json", guideContent, files.es);
  const paired = joinTranslations(
    { collection: "words", records: files.records, translations: { en: en.terms, es: es.terms } },
    { record: termRecord, translation: termTranslation },
  );
  const terms: Term[] = paired.map((term) => ({ ...term, sources: sourcesOf(term.id, term.sources) }));
  return {
    page: { en: en.page, es: es.page },
    groups: termAreas.map((area) => ({ area, terms: terms.filter((term) => term.area === area) })),
  };
}

export const guide: Guide = readGuide({ records: termsFile, en: enWords, es: esWords });
