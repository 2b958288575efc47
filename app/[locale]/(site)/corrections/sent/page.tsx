import { getTranslations, setRequestLocale } from "next-intl/server";
import { connection } from "next/server";

import { requireLocale } from "@/app/_web/require-locale";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/i18n/routing";

type Props = PageProps<"/[locale]/corrections/sent">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: requireLocale((await params).locale), namespace: "news.report" });
  return { title: t("sentTitle"), description: t("sentDescription"), robots: { index: false } };
}

export default async function SentPage({ params }: Props) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  // Pages made of content are all listed for search engines, where this one is of no use.
  await connection();
  const t = await getTranslations("news.report");
  return (
    <Page>
      <PageTitle lead={t("sent")}>{t("sentTitle")}</PageTitle>
      <ButtonLink href={localePath(locale, "/corrections")}>{t("sentBack")}</ButtonLink>
    </Page>
  );
}
