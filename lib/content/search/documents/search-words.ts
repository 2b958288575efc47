import { z } from "zod";

import en from "@/content/en/search-words.json";
import es from "@/content/es/search-words.json";

import type { Locale } from "@/lib/locale";

import { allFacts } from "../../facts/facts";
import { parseContent } from "../../parse";
import { localized, text } from "../../schema";
import type { SearchDocument } from "../schema";

const NO_PLACE = "Neither a fact has this id, nor is it a path";
const place = z.string().refine((key) => key.startsWith("/") || allFacts.some((fact) => fact.id === key), NO_PLACE);

/**
 * The words by which people look for a fact or a page that its own text does not use, such as "average age of entry". The key
 * is the id of a fact or the path of anything else that can be found. The words are searched and never shown, so they may be
 * words and phrases of others, but not their figures.
 */
export const searchWords = parseContent("content/<locale>/search-words.json", localized(z.record(place, text)), {
  en,
  es,
});

/** Adds the words of paths to what stands there, each to the first document. Throws if nothing does, which stops the build. */
export function withSearchWords(documents: SearchDocument[], locale: Locale): SearchDocument[] {
  const left = new Map(Object.entries(searchWords[locale]).filter(([key]) => key.startsWith("/")));
  const found = documents.map((document) => {
    const words = left.get(document.path);
    left.delete(document.path);
    return words === undefined ? document : { ...document, words };
  });
  for (const [path] of left) throw new Error(`content/${locale}/search-words.json has ${path}, where nothing is found`);
  return found;
}
