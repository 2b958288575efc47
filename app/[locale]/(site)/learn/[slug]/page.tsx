import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { articleData, BreadcrumbData } from "@/app/_web/pages/structured-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { LearnArticle } from "@/components/learn/learn-article";
import { LearnMenu } from "@/components/learn/learn-menu";
import type { Locale } from "@/lib/locale";
import { learnPage } from "@/lib/content/learn/pages";
import { neighborsOf } from "@/lib/content/learn/rules";
import { isLearnSlug, learnPath, type LearnSlug, learnSlugs } from "@/lib/content/learn/schema";
import { writtenGlossaries, writtenPages } from "@/lib/content/learn/written";

// Pages are made of content, so no page can be added after the build.
export const dynamicParams = false;

export function generateStaticParams() {
  return learnSlugs.map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps<"/[locale]/learn/[slug]">) {
  const { locale, slug } = await requirePage(params);
  const { title, description } = writtenPages[locale][slug];
  return pageMetadata({ locale, path: learnPath(slug), title, description });
}

export default async function LearnPage({ params }: PageProps<"/[locale]/learn/[slug]">) {
  const { locale, slug } = await requirePage(params);
  const { previous, next } = neighborsOf(learnSlugs, slug);
  const menu = (
    <LearnMenu menuTitles={menuTitlesIn(locale)} glossaryTitle={writtenGlossaries[locale].title} current={slug} />
  );
  const page = learnPage(slug, locale);
  const t = await getTranslations("learn");
  const trail = [
    { path: "/learn", title: t("title") },
    { path: learnPath(slug), title: page.title },
  ];
  return (
    <>
      <BreadcrumbData locale={locale} trail={trail} more={[articleData({ ...page, locale, path: learnPath(slug) })]} />
      <LearnArticle page={page} previous={previous && linkTo(previous)} next={next && linkTo(next)} menu={menu} />
    </>
  );

  function linkTo(neighbor: LearnSlug) {
    return { path: learnPath(neighbor), title: writtenPages[locale][neighbor].title };
  }
}

async function requirePage(params: PageProps<"/[locale]/learn/[slug]">["params"]) {
  const { slug } = await params;
  if (!isLearnSlug(slug)) notFound();
  return { locale: await requestLocale(params), slug };
}

function menuTitlesIn(locale: Locale) {
  const titles = learnSlugs.map((slug) => [slug, writtenPages[locale][slug].menuTitle]);
  return Object.fromEntries(titles) as Record<LearnSlug, string>;
}
