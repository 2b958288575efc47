import { type Locale, localePath } from "@/lib/locale";
import { HITS_MAX, type MarkedPiece, marked, snippetOf } from "@/lib/content/search/rules";
import type { SearchHit, SearchKind } from "@/lib/content/search/schema";
import { interpolate } from "@/lib/text";

export type ResultMessages = {
  results: string;
  count: string;
  countMax: string;
  tooShort: string;
  none: string;
  noneAdvice: string;
  kinds: Record<SearchKind, string>;
};

/** A query and its hits. The query is null if it is too short. */
export type Result = { query: string | null; hits: SearchHit[] };

type SearchResultsProps = {
  locale: Locale;
  result: Result | null;
  messages: ResultMessages;
  places: { path: string; label: string }[];
};

/** The hits, rendered alike by the server and in the browser. `result` is null before the first search. */
export function SearchResults({ locale, result, messages, places }: SearchResultsProps) {
  return (
    <section aria-labelledby="results" className="mt-10 max-w-[46rem]">
      <h2 id="results" className={result ? "text-xl" : "sr-only"}>
        {messages.results}
      </h2>
      <p role="status" className="mt-1 mb-4 min-h-6 text-muted">
        {result ? statusOf(result, messages) : null}
      </p>
      {result?.query && result.hits.length === 0 ? (
        <>
          <p className="mt-2">{messages.noneAdvice}</p>
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
          <Hit key={`${hit.kind} ${hit.path} ${hit.title}`} hit={hit} locale={locale} kind={messages.kinds[hit.kind]} />
        ))}
      </ol>
    </section>
  );
}

function statusOf({ query, hits }: Result, { count, countMax, tooShort, none }: ResultMessages): string {
  if (query === null) return tooShort;
  if (hits.length === 0) return interpolate(none, { query });
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

/** Matches are bold and have a background, so that they do not depend on color. */
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
