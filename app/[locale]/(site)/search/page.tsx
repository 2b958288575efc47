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
  // A question that finds nothing is told again in the text: nobody should make other sites' words findable here.
  const found = find(textIn((await searchParams).q), locale);
  return found === null || found.hits.length > 0 ? page : { ...page, robots: { index: false } };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  await connection();
  const asked = textIn((await searchParams).q);
  const {
    search: words,
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
      <BreadcrumbData locale={locale} trail={[{ path: "/search", title: words.title }]} />
      <PageTitle lead={words.lead}>{words.title}</PageTitle>
      <SearchBox locale={locale} words={words} places={places} asked={asked} found={find(asked, locale)}>
        <HelpLine emergency={emergency} helpline={traffickingHotline} />
      </SearchBox>
    </Page>
  );
}

/** Anything can stand in an address: the first value counts, without what HTML cannot say, and no more than the field would take. */
function textIn(given: string | string[] | undefined): string {
  const text = Array.isArray(given) ? (given[0] ?? "") : (given ?? "");
  return shortenQuery(text.replaceAll("\u0000", ""));
}

// The page and what it says of itself ask the same.
const find = cache((asked: string, locale: Locale): Result | null => {
  if (asked.trim() === "") return null;
  const question = parseQuery(asked);
  return { question, hits: question === null ? [] : hitsFor(siteIndex(locale), question) };
});
