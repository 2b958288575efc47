import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { cache } from "react";
import { BreadcrumbData } from "@/app/_web/pages/structured-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { siteIndex } from "@/app/_web/pages/site-index";
import { HelpLine } from "@/components/search/help-line";
import { SearchBox } from "@/components/search/search-box";
import type { Result } from "@/components/search/search-results";
import { Beside } from "@/components/site/on-this-page";
import { PetitionAside } from "@/components/site/petition-aside";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";
import { emergency, traffickingHotline } from "@/lib/content/helplines";
import { hitsFor } from "@/lib/content/search/engine/rules";
import { shortenQuery, parseQuery } from "@/lib/content/search/rules";

type Props = PageProps<"/[locale]/search">;

export async function generateMetadata({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  const t = await getTranslations({ locale, namespace: "search" });
  const page = pageMetadata({ locale, path: "/search", title: t("title"), description: t("lead") });
  // A page without hits repeats the query, so search engines must not index it: a link could put any text there.
  const found = find(textIn((await searchParams).q), locale);
  return found === null || found.hits.length > 0 ? page : { ...page, robots: { index: false } };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  await connection();
  const query = textIn((await searchParams).q);
  const {
    search: messages,
    shell: { header },
  } = messagesOf(locale);
  const places = [
    { path: "/get-help", label: header.getHelp },
    { path: "/learn", label: header.learn },
    { path: "/facts", label: header.facts },
    { path: "/learn/glossary", label: header.glossary },
    { path: "/organizations", label: header.organizations },
  ];

  return (
    <Page>
      <BreadcrumbData locale={locale} trail={[{ path: "/search", title: messages.title }]} />
      <PageTitle lead={messages.lead}>{messages.title}</PageTitle>
      <Beside narrow="below" aside={<PetitionAside />}>
        <SearchBox
          locale={locale}
          messages={messages}
          places={places}
          query={query}
          initialResult={find(query, locale)}
        >
          <HelpLine emergency={emergency} helpline={traffickingHotline} />
        </SearchBox>
      </Beside>
    </Page>
  );
}

/** Parses the query parameter: the first value, without NUL, cut to the length of the field. */
function textIn(param: string | string[] | undefined): string {
  const text = Array.isArray(param) ? (param[0] ?? "") : (param ?? "");
  return shortenQuery(text.replaceAll("\u0000", ""));
}

// The page and its metadata share one search.
const find = cache((input: string, locale: Locale): Result | null => {
  if (input.trim() === "") return null;
  const query = parseQuery(input);
  return { query, hits: query === null ? [] : hitsFor(siteIndex(locale), query) };
});
