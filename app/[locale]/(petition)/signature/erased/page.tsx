import { getTranslations, setRequestLocale } from "next-intl/server";

import { requireLocale } from "@/app/_web/require-locale";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/i18n/routing";

type Props = PageProps<"/[locale]/signature/erased">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: requireLocale((await params).locale), namespace: "petition.own" });
  return { title: t("erasedTitle"), description: t("erasedText"), robots: { index: false } };
}

/** After erasing. It knows nothing about anybody. */
export default async function ErasedPage({ params }: Props) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("petition.own");
  return (
    <Page>
      <PageTitle lead={t("erasedText")}>{t("erasedTitle")}</PageTitle>
      <ButtonLink href={localePath(locale, "/")}>{t("erasedLink")}</ButtonLink>
    </Page>
  );
}
