// This file also runs in the browser, so it imports only the search library and plain functions.
import MiniSearch, { type Options } from "minisearch";

import type { Locale } from "@/lib/locale";
import { folded } from "../../../folded";
import { HITS_MAX, shortened } from "../rules";
import type { SearchDocument, SearchHit, SearchKind } from "../schema";

// The length of the text that the index stores to show a match in it.
const KEPT_LENGTH_MAX = 360;

export type SearchIndex = MiniSearch;

// Stop words. They would be half of the index and match almost everything.
const COMMON: Record<Locale, Set<string>> = {
  en: new Set(
    (
      "a about after also am an and any are as at be been before but by can could did do does for from had has have he her him his how i " +
      "if in into is it its may me more most my no nor not of on one or other our out over she should so some such than that the their them " +
      "then there these they this those to under up us was we were what when where which who whom whose why will with would you your"
    ).split(" "),
  ),
  es: new Set(
    (
      "a al algo ante antes aun aunque cada como con contra cual cuales cuando de del desde donde el ella ellas ellos en entre era es esa " +
      "ese eso esta estan estas este esto estos fue ha han hasta hay la las le les lo los mas me mi muy ni no nos o otra otras otro otros para " +
      "pero por porque puede pueden que quien quienes se sea ser si sin sobre son su sus tambien tan tiene tienen todo todos u un una unas uno " +
      "unos usted y ya asi durante fueron hacia han sea segun sido sino solo tras vez " +
      // Most titles of works and acts are in English in Spanish texts too.
      "and for of the to"
    ).split(" "),
  ),
};

// People who need help, or want to know what something means, should find that before a list of organizations. People who
// want to sign should find the petition before other texts about signing.
const WEIGHTS: Partial<Record<SearchKind, number>> = {
  help: 2,
  petition: 4,
  page: 1.6,
  learn: 1.3,
  glossary: 1.3,
  state: 1.3,
};

/** The options for building, loading and searching an index. The build and the browser must use the same. */
function indexOptions(locale: Locale): Options {
  return {
    fields: ["title", "text", "also", "words"],
    storeFields: ["kind", "title", "path", "shown"],
    // Normalized before it is split, so that 100,000 is one word and equal to 100000.
    tokenize: (text) => cutIntoWords(folded(text)),
    processTerm: (word) => (word === "" || COMMON[locale].has(word) ? null : word),
    searchOptions: {
      boost: { title: 3, words: 5 },
      boostDocument: (_id, _term, stored) => WEIGHTS[stored?.["kind"] as SearchKind] ?? 1,
      prefix: (term) => term.length > 2,
      // Numbers match exactly: another digit is another number.
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      maxFuzzy: 2,
    },
  };
}

const cutIntoWords = MiniSearch.getDefault("tokenize") as (text: string) => string[];

export function makeIndex(documents: SearchDocument[], locale: Locale): SearchIndex {
  const index = new MiniSearch(indexOptions(locale));
  index.addAll(
    documents.map((document, id) => ({ id, ...document, shown: shortened(document.text, KEPT_LENGTH_MAX) })),
  );
  return index;
}

export function readIndex(json: string, locale: Locale): SearchIndex {
  return MiniSearch.loadJSON(json, indexOptions(locale));
}

/** The best hits: documents with every word of the query or, if there are none, with any of them. */
export function hitsFor(index: SearchIndex, query: string): SearchHit[] {
  const all = index.search(query, { combineWith: "AND" });
  const found = all.length > 0 ? all : index.search(query, { combineWith: "OR" });
  return found
    .slice(0, HITS_MAX)
    .map(({ kind, title, path, shown, terms }) => ({ kind, title, path, text: shown, terms }) as SearchHit);
}
