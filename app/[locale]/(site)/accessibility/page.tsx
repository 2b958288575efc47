import { setRequestLocale } from "next-intl/server";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
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
  return <Article page={sitePages.accessibility[locale]} />;
}
