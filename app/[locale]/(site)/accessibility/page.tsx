import { setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { Article } from "@/components/site/article";
import { sitePages } from "@/lib/content/pages";

export async function generateMetadata({ params }: PageProps<"/[locale]/accessibility">) {
  const locale = requireLocale((await params).locale);
  const { title, description } = sitePages.accessibility[locale];
  return pageMetadata({ locale, path: "/accessibility", title, description });
}

export default async function AccessibilityPage({ params }: PageProps<"/[locale]/accessibility">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const page = sitePages.accessibility[locale];
  return (
    <Article page={page} data={<PageData locale={locale} trail={[{ path: "/accessibility", title: page.title }]} />} />
  );
}
