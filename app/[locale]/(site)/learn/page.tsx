import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { LearnContents } from "@/components/learn/learn-contents";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { writtenGlossaries, writtenPages } from "@/lib/content/learn/written";

export async function generateMetadata({ params }: PageProps<"/[locale]/learn">) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "learn" });
  return pageMetadata({ locale, path: "/learn", title: t("title"), description: t("lead") });
}

export default async function LearnIndexPage({ params }: PageProps<"/[locale]/learn">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("learn");
  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/learn", title: t("title") }]} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <LearnContents entries={writtenPages[locale]} glossary={writtenGlossaries[locale]} />
    </Page>
  );
}
