import { allLists } from "@/app/_web/lists/all-lists";
import { listBody } from "@/app/_web/lists/list-page";
import { contentPage } from "@/app/_web/pages/content-page";
import { notFoundMetadata, showNotFound } from "@/app/_web/pages/not-found";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { parseFilter } from "@/lib/content/filter/rules";
import { isFilteredList } from "@/lib/http/filtered-lists";

type Props = PageProps<"/[locale]/filtered/[list]">;

/** A filtered list is another view of a page, and a link can put any text into its field, so search engines must not index it. */
export async function generateMetadata({ params }: Props) {
  const { list } = await params;
  if (!isFilteredList(list)) return notFoundMetadata(await requestLocale(params));
  const metadata = await contentPage({ ...allLists[list], body: () => null }).generateMetadata({ params });
  return { ...metadata, robots: { index: false } };
}

/** One of the lists with the filter in the query. lib/http/filtered-lists.ts says which requests come here. */
export default async function FilteredListPage({ params, searchParams }: Props) {
  const { list } = await params;
  if (!isFilteredList(list)) return showNotFound();
  const page = allLists[list];
  const query = await searchParams;
  const { Page } = contentPage({
    ...page,
    body(locale) {
      const { filter, unknown } = parseFilter(query, page.menus(locale));
      return listBody(page, { locale, filter, hasUnknown: unknown });
    },
  });
  return Page({ params });
}
