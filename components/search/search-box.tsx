"use client";

import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { controlClasses } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { type Locale, localePath } from "@/lib/locale";
import { parseQuery, QUERY_LENGTH_MAX } from "@/lib/content/search/rules";
import type { SearchHit } from "@/lib/content/search/schema";
import { type Result, SearchResults, type ResultWords } from "./search-results";

type Finder = (question: string) => SearchHit[];

type SearchBoxProps = {
  locale: Locale;
  words: ResultWords & { label: string; hint: string; submit: string };
  places: { path: string; label: string }[];
  /** What the address asked for, and what the server found for it. */
  asked: string;
  found: Result | null;
  /** Stands between the form and the results. */
  children: ReactNode;
};

/**
 * The form and what it finds. Without a script it is sent and the server answers. With one the index is fetched once, at
 * the first touch, and then searched here at every letter: nothing that is typed leaves the browser or its history.
 */
export function SearchBox({ locale, words, places, asked, found, children }: SearchBoxProps) {
  const { field, result, fetchIndex, onInput, onSubmit } = useSearch(locale, asked, found);
  return (
    <>
      <form role="search" action={localePath(locale, "/search")} onSubmit={onSubmit} className="max-w-[46rem]">
        <label htmlFor="q" className="block font-semibold">
          {words.label}
        </label>
        <p id="q-hint" className="text-sm text-muted">
          {words.hint}
        </p>
        <div className="mt-1.5 flex flex-wrap gap-3">
          <input
            ref={field}
            id="q"
            name="q"
            type="search"
            defaultValue={asked}
            maxLength={QUERY_LENGTH_MAX}
            autoComplete="off"
            autoCapitalize="none"
            enterKeyHint="search"
            aria-describedby="q-hint"
            onFocus={fetchIndex}
            onInput={onInput}
            className={`${controlClasses} min-w-48 flex-1`}
          />
          <Button type="submit">{words.submit}</Button>
        </div>
      </form>
      {children}
      <SearchResults locale={locale} result={result} words={words} places={places} />
    </>
  );
}

function useSearch(locale: Locale, asked: string, found: Result | null) {
  const field = useRef<HTMLInputElement>(null);
  const fetched = useRef<Promise<void> | null>(null);
  const [finder, setFinder] = useState<{ find: Finder } | null>(null);
  const [typed, setTyped] = useState<string | null>(null);

  function fetchIndex() {
    fetched.current ??= fetchFinder(locale).then(
      (find) => setFinder({ find }),
      () => {
        // Asked for again at the next letter; the form itself still works.
        fetched.current = null;
      },
    );
  }

  function onInput() {
    setTyped(field.current?.value ?? "");
    fetchIndex();
  }

  // This wakes when somebody has reached for the field, who may have typed since.
  const onHydrate = useEffectEvent(() => {
    if (document.activeElement !== field.current) return;
    if (field.current?.value === asked) fetchIndex();
    else onInput();
  });
  useEffect(() => onHydrate(), []);

  function onSubmit(event: FormEvent) {
    if (!finder) return;
    event.preventDefault();
    onInput();
  }

  const result = finder === null || typed === null ? found : typed.trim() === "" ? null : getOwn(finder.find, typed);
  return { field, result, fetchIndex, onInput, onSubmit };
}

function getOwn(find: Finder, typed: string): Result {
  const question = parseQuery(typed);
  return { question, hits: question === null ? [] : find(question) };
}

/** The index and what reads it come together, and only to those who search. */
async function fetchFinder(locale: Locale): Promise<Finder> {
  const [{ hitsFor, readIndex }, response] = await Promise.all([
    import("@/lib/content/search/engine/rules"),
    fetch(`/search-index/${locale}`),
  ]);
  if (!response.ok) throw new Error(`the index answered ${response.status}`);
  const index = readIndex(await response.text(), locale);
  return (question) => hitsFor(index, question);
}
