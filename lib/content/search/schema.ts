/** The kind of page that a result links to. The messages name each under `search.kinds`. */
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

/** One thing that can be found. `path` is its English path with a fragment. */
export type SearchDocument = {
  kind: SearchKind;
  title: string;
  path: string;
  text: string;
  /** More text to search, which is not shown. */
  also?: string;
  /** The words by which people look for it. They count most, and are not shown. */
  words?: string;
};

export type SearchHit = Pick<SearchDocument, "kind" | "title" | "path" | "text"> & {
  /** The words that matched, as the index has them. */
  terms: string[];
};
