import { StructuredData } from "@/components/site/structured-data";
import { SEARCH_PATH } from "@/components/site/site-map";
import { absoluteUrl } from "@/lib/absolute-url";
import type { Source } from "@/lib/content/schema";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/locale";

type Crumb = { path: string; title: string };

type BreadcrumbDataProps = {
  locale: Locale;
  /** The breadcrumbs to this page, including it and without the home page. */
  trail: Crumb[];
  /** Further entries about the page. */
  more?: object[];
};

/** The breadcrumbs of an inner page. */
export function BreadcrumbData({ locale, trail, more = [] }: BreadcrumbDataProps) {
  const crumbs = [{ path: "/", title: env.SITE_NAME }, ...trail];
  const breadcrumbs = {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ path, title }, place) => ({
      "@type": "ListItem",
      position: place + 1,
      name: title,
      item: absoluteUrl(locale, path),
    })),
  };
  return <StructuredData graph={[breadcrumbs, ...more]} />;
}

/** For the home page: who runs the site, and how to search it. */
export function SiteData({ locale }: { locale: Locale }) {
  const site = {
    "@type": "WebSite",
    "@id": `${env.SITE_URL}/#site`,
    name: env.SITE_NAME,
    url: absoluteUrl(locale, "/"),
    inLanguage: locale,
    publisher: { "@id": organizationId() },
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${absoluteUrl(locale, SEARCH_PATH)}?q={search_term_string}` },
      "query-input": "required name=search_term_string",
    },
  };
  const organization = {
    "@type": "Organization",
    "@id": organizationId(),
    name: env.ORGANIZATION_NAME,
    url: env.SITE_URL,
    email: env.CONTACT_EMAIL,
    logo: `${env.SITE_URL}/icons/512.png`,
  };
  return <StructuredData graph={[site, organization]} />;
}

type ArticleFacts = {
  locale: Locale;
  path: string;
  title: string;
  description: string;
  checked: string;
  sources: Source[];
};

/** A text with its sources, dated by its last check. */
export function articleData({ locale, path, title, description, checked, sources }: ArticleFacts): object {
  const publisher = {
    "@type": "Organization",
    "@id": organizationId(),
    name: env.ORGANIZATION_NAME,
    url: env.SITE_URL,
  };
  return {
    "@type": "Article",
    headline: title,
    description,
    url: absoluteUrl(locale, path),
    inLanguage: locale,
    dateModified: checked,
    author: publisher,
    publisher,
    citation: sources.map(({ url }) => url),
  };
}

type TermSetFacts = {
  locale: Locale;
  path: string;
  title: string;
  terms: { id: string; term: string; short: string }[];
};

/** A glossary: each term with its URL and its meaning in short. */
export function termSetData({ locale, path, title, terms }: TermSetFacts): object {
  const url = absoluteUrl(locale, path);
  return {
    "@type": "DefinedTermSet",
    "@id": url,
    name: title,
    inLanguage: locale,
    hasDefinedTerm: terms.map(({ id, term, short }) => ({
      "@type": "DefinedTerm",
      name: term,
      description: short,
      url: `${url}#${id}`,
    })),
  };
}

function organizationId(): string {
  return `${env.SITE_URL}/#organization`;
}
