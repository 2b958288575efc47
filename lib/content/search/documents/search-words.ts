import { z } from "zod";

import en from "@/content/en/search-words.json";
import es from "@/content/es/search-words.json";

import { allFacts } from "../../facts/facts";
import { parseContent } from "../../parse";
import { localized, text } from "../../schema";

const factId = z.string().refine((id) => allFacts.some((fact) => fact.id === id), "No fact has this id");

/**
 * The words by which people look for a fact that its own text does not use, such as "average age of entry". They are
 * searched and never shown, so they may be words and phrases of others, but not their figures.
 */
export const searchWords = parseContent("content/<locale>/search-words.json", localized(z.record(factId, text)), {
  en,
  es,
});
