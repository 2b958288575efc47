import { getTranslations, setRequestLocale } from "next-intl/server";

import { requireLocale } from "@/app/_web/require-locale";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/i18n/routing";

type Props = PageProps<"/[locale]/subscription/left">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: requireLocale((await params).locale), namespace: "news.unsubscribe" });
  return { title: t("leftTitle"), description: t("left"), robots: { index: false } };
}

/** After leaving by the link of a letter. It knows nothing about anybody. */
export default async function LeftPage({ params }: Props) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("news.unsubscribe");
  return (
    <Page>
      <PageTitle lead={t("left")}>{t("leftTitle")}</PageTitle>
      <p className="mb-8 max-w-measure">{t("leftKept")}</p>
      <ButtonLink href={localePath(locale, "/")}>{t("leftLink")}</ButtonLink>
    </Page>
  );
}
