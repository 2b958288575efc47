"use client";

import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { controlClasses } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { type Locale, localePath } from "@/lib/locale";
import { parseQuery, QUERY_LENGTH_MAX } from "@/lib/content/search/rules";
import type { SearchHit } from "@/lib/content/search/schema";
import { type Result, SearchResults, type ResultMessages } from "./search-results";

type Finder = (query: string) => SearchHit[];

type SearchBoxProps = {
  locale: Locale;
  messages: ResultMessages & { label: string; hint: string; submit: string };
  places: { path: string; label: string }[];
  /** The query in the URL. `initialResult` is what the server found for it. */
  query: string;
  initialResult: Result | null;
  /** Rendered between the form and the results. */
  children: ReactNode;
};

/**
 * The search form and its results. Without a script the form is sent and the server searches. With one the index is fetched
 * when the field first gets focus and is searched here at every key, so what is typed stays in the browser and out of the
 * history.
 */
export function SearchBox({ locale, messages, places, query, initialResult, children }: SearchBoxProps) {
  const { field, result, fetchIndex, onInput, onSubmit } = useSearch(locale, query, initialResult);
  return (
    <>
      <form role="search" action={localePath(locale, "/search")} onSubmit={onSubmit} className="max-w-[46rem]">
        <label htmlFor="q" className="block font-semibold">
          {messages.label}
        </label>
        <p id="q-hint" className="text-sm text-muted">
          {messages.hint}
        </p>
        <div className="mt-1.5 flex flex-wrap gap-3">
          <input
            ref={field}
            id="q"
            name="q"
            type="search"
            defaultValue={query}
            maxLength={QUERY_LENGTH_MAX}
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="search"
            aria-describedby="q-hint"
            onFocus={fetchIndex}
            onInput={onInput}
            className={`${controlClasses} min-w-48 flex-1`}
          />
          <Button type="submit">{messages.submit}</Button>
        </div>
      </form>
      {children}
      <SearchResults locale={locale} result={result} messages={messages} places={places} />
    </>
  );
}

function useSearch(locale: Locale, query: string, initialResult: Result | null) {
  const field = useRef<HTMLInputElement>(null);
  const fetched = useRef<Promise<void> | null>(null);
  const [finder, setFinder] = useState<{ find: Finder } | null>(null);
  const [typed, setTyped] = useState<string | null>(null);

  function fetchIndex() {
    fetched.current ??= fetchFinder(locale).then(
      (find) => setFinder({ find }),
      () => {
        // The next key tries again. The form itself still works.
        fetched.current = null;
      },
    );
  }

  function onInput() {
    setTyped(field.current?.value ?? "");
    fetchIndex();
  }

  // Hydration starts when somebody reaches for the field, and they may have typed by now.
  const onHydrate = useEffectEvent(() => {
    if (document.activeElement !== field.current) return;
    if (field.current?.value === query) fetchIndex();
    else onInput();
  });
  useEffect(() => onHydrate(), []);

  function onSubmit(event: FormEvent) {
    if (!finder) return;
    event.preventDefault();
    onInput();
  }

  const result =
    finder === null || typed === null ? initialResult : typed.trim() === "" ? null : search(finder.find, typed);
  return { field, result, fetchIndex, onInput, onSubmit };
}

function search(find: Finder, typed: string): Result {
  const query = parseQuery(typed);
  return { query, hits: query === null ? [] : find(query) };
}

/** Fetches the index and the code that reads it, in parallel. */
async function fetchFinder(locale: Locale): Promise<Finder> {
  const [{ hitsFor, readIndex }, response] = await Promise.all([
    import("@/lib/content/search/engine/rules"),
    fetch(`/search-index/${locale}`),
  ]);
  if (!response.ok) throw new Error(`the response for the index had status ${response.status}`);
  const index = readIndex(await response.text(), locale);
  return (query) => hitsFor(index, query);
}
