import { getTranslations, setRequestLocale } from "next-intl/server";

import { requireLocale } from "@/app/_web/require-locale";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/i18n/routing";

type Props = PageProps<"/[locale]/unsubscribe/done">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: requireLocale((await params).locale), namespace: "petition.unsubscribe" });
  return { title: t("doneTitle"), description: t("done"), robots: { index: false } };
}

export default async function UnsubscribedPage({ params }: Props) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("petition.unsubscribe");
  return (
    <Page>
      <PageTitle lead={t("done")}>{t("doneTitle")}</PageTitle>
      <ButtonLink href={localePath(locale, "/petitions")}>{t("back")}</ButtonLink>
    </Page>
  );
}
