import { type Locale, localePath } from "@/lib/locale";
import { HITS_MAX, type MarkedPiece, marked, snippetOf } from "@/lib/content/search/rules";
import type { SearchHit, SearchKind } from "@/lib/content/search/schema";
import { interpolate } from "@/lib/text";

export type ResultWords = {
  results: string;
  count: string;
  countMax: string;
  tooShort: string;
  none: string;
  noneAdvice: string;
  kinds: Record<SearchKind, string>;
};

/** What was asked and what was found. The question is null where too little was typed to look for. */
export type Result = { question: string | null; hits: SearchHit[] };

type SearchResultsProps = {
  locale: Locale;
  result: Result | null;
  words: ResultWords;
  places: { path: string; label: string }[];
};

/** What was found, drawn alike by the server and by the browser. Null is the page before anything was asked. */
export function SearchResults({ locale, result, words, places }: SearchResultsProps) {
  return (
    <section aria-labelledby="results" className="mt-10 max-w-[46rem]">
      <h2 id="results" className={result ? "text-xl" : "sr-only"}>
        {words.results}
      </h2>
      <p role="status" className="mt-1 mb-4 min-h-6 text-muted">
        {result ? standing(result, words) : null}
      </p>
      {result?.question && result.hits.length === 0 ? (
        <>
          <p className="mt-2">{words.noneAdvice}</p>
          <ul className="mt-2 flex flex-wrap gap-x-6">
            {places.map(({ path, label }) => (
              <li key={path}>
                <a href={localePath(locale, path)} className="inline-block py-2.5 text-link">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ol>
        {result?.hits.map((hit) => (
          <Hit key={`${hit.kind} ${hit.path} ${hit.title}`} hit={hit} locale={locale} kind={words.kinds[hit.kind]} />
        ))}
      </ol>
    </section>
  );
}

function standing({ question, hits }: Result, { count, countMax, tooShort, none }: ResultWords): string {
  if (question === null) return tooShort;
  if (hits.length === 0) return interpolate(none, { question });
  return interpolate(hits.length === HITS_MAX ? countMax : count, { count: hits.length });
}

function Hit({ hit: { title, path, text, terms }, locale, kind }: { hit: SearchHit; locale: Locale; kind: string }) {
  return (
    <li className="border-t border-hairline py-5">
      <p className="text-sm text-muted">{kind}</p>
      <h3 className="mt-1 text-lg leading-snug">
        <a href={localePath(locale, path)} className="text-link">
          <Marked pieces={marked(title, terms)} />
        </a>
      </h3>
      <p className="mt-1">
        <Marked pieces={snippetOf(text, terms)} />
      </p>
    </li>
  );
}

/** Bold and on a tone of its own, so that a match can be told by more than its color. */
function Marked({ pieces }: { pieces: MarkedPiece[] }) {
  return pieces.map(({ text, marked: isMarked }, place) =>
    isMarked ? (
      <mark key={place} className="bg-raised font-bold text-inherit">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
