// Runs in the browser too, so it imports nothing but the library of the index and plain functions.
import MiniSearch, { type Options } from "minisearch";

import type { Locale } from "@/lib/locale";
import { folded } from "../../facts/rules";
import { HITS_MAX, shortened } from "../rules";
import type { SearchDocument, SearchHit, SearchKind } from "../schema";

// How much of a text the index keeps, so that a match in it can be shown.
const KEPT_LENGTH_MAX = 360;

export type SearchIndex = MiniSearch;

// Words so common that they tell nothing apart. They would be half of what the index holds.
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
      "unos usted y ya " +
      // Most titles of works and acts are in English in this language, too.
      "and for of the to"
    ).split(" "),
  ),
};

// Someone in need of help, or asking what something means, should not have to read past a list of organizations; nor
// someone who came to sign past what else is said of signing.
const WEIGHTS: Partial<Record<SearchKind, number>> = {
  help: 2,
  petition: 4,
  page: 1.6,
  learn: 1.3,
  glossary: 1.3,
  state: 1.3,
};

/** How an index of this language is made, read and asked. The build and the browser must agree on it. */
function indexOptions(locale: Locale): Options {
  return {
    fields: ["title", "text", "also"],
    storeFields: ["kind", "title", "path", "shown"],
    // Folded before it is cut into words, so that 100,000 is one word and the same as 100000.
    tokenize: (text) => cutIntoWords(folded(text)),
    processTerm: (word) => (word === "" || COMMON[locale].has(word) ? null : word),
    searchOptions: {
      boost: { title: 3 },
      boostDocument: (_id, _term, stored) => WEIGHTS[stored?.["kind"] as SearchKind] ?? 1,
      prefix: (term) => term.length > 2,
      // A number with another digit is another number.
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

/** The best hits: those with every word asked for, or, where there is none, those with any. */
export function hitsFor(index: SearchIndex, question: string): SearchHit[] {
  const all = index.search(question, { combineWith: "AND" });
  const found = all.length > 0 ? all : index.search(question, { combineWith: "OR" });
  return found
    .slice(0, HITS_MAX)
    .map(({ kind, title, path, shown, terms }) => ({ kind, title, path, text: shown, terms }) as SearchHit);
}
