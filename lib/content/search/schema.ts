/** What a result leads to. Each has its name in the messages under `search.kinds`. */
export type SearchKind =
  | "page"
  | "petition"
  | "learn"
  | "glossary"
  | "fact"
  | "words"
  | "state"
  | "help"
  | "timeline"
  | "case"
  | "organization"
  | "toolkit"
  | "reading"
  | "remarks"
  | "film"
  | "day";

/** One thing that can be found. `path` is its address in English, with the place on the page. */
export type SearchDocument = {
  kind: SearchKind;
  title: string;
  path: string;
  text: string;
  /** What it is also found by, though it is not shown. */
  also?: string;
};

export type SearchHit = Pick<SearchDocument, "kind" | "title" | "path" | "text"> & {
  /** The words that matched, as the index keeps them. */
  terms: string[];
};
