import type { ReactNode } from "react";
import type { About } from "@/app/_web/pages/page-metadata";
import { contentPage } from "@/app/_web/pages/content-page";
import { FilteredList, type FilterMenu, type ListPart } from "@/components/directories/filtered-list";
import { emptyFilter, type Everywhere, type ListFilter } from "@/lib/content/filter/rules";
import type { Locale } from "@/lib/locale";

type First = { id: string; title: string; content: ReactNode };

/** A page with a list that can be filtered. The whole list is rendered in the build, a filtered one for its request. */
export type ListPage = {
  /** The English path, such as `/facts`. */
  path: string;
  about: (locale: Locale) => About;
  menus: (locale: Locale) => FilterMenu[];
  parts: (locale: Locale) => ListPart[];
  everywhere?: Everywhere;
  first?: (locale: Locale) => First | Promise<First>;
  /** What the page shows above the filter, between it and the list, and below the list. */
  above?: (locale: Locale) => ReactNode;
  between?: (locale: Locale, parts: ListPart[], filter: ListFilter) => ReactNode;
  below: () => ReactNode;
};

/** The text of a list page below its title. */
export async function listBody(
  page: ListPage,
  { locale, filter, hasUnknown }: { locale: Locale; filter: ListFilter; hasUnknown: boolean },
): Promise<ReactNode> {
  const parts = page.parts(locale);
  return (
    <>
      {page.above?.(locale)}
      <FilteredList
        path={page.path}
        parts={parts}
        menus={page.menus(locale)}
        filter={filter}
        hasUnknown={hasUnknown}
        everywhere={page.everywhere}
        between={page.between?.(locale, parts, filter)}
        first={await page.first?.(locale)}
      />
      {page.below()}
    </>
  );
}

/** What the page file of the whole list exports. */
export function wholeListPage(page: ListPage) {
  return contentPage({
    path: page.path,
    about: page.about,
    body: (locale) => listBody(page, { locale, filter: emptyFilter(page.menus(locale)), hasUnknown: false }),
  });
}

/** The text in which the words of a filter are looked for: what the entry has in its elements with `data-text`. */
export function textOf(
  { sources }: { sources: { title: string; publisher: string }[] },
  ...texts: (string | null)[]
): string {
  return [...texts, ...sources.map(({ title, publisher }) => `${title} ${publisher}`)].filter(Boolean).join(" ");
}
