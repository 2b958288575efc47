import { setRequestLocale } from "next-intl/server";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
import { Article } from "@/components/site/article";
import { sitePages } from "@/lib/content/pages";

export async function generateMetadata({ params }: PageProps<"/[locale]/about">) {
  const locale = requireLocale((await params).locale);
  const { title, description } = sitePages.about[locale];
  return pageMetadata({ locale, path: "/about", title, description });
}

export default async function AboutPage({ params }: PageProps<"/[locale]/about">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  return <Article page={sitePages.about[locale]} />;
}
