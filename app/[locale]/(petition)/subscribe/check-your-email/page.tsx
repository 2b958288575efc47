import { getTranslations, setRequestLocale } from "next-intl/server";

import { requireLocale } from "@/app/_web/require-locale";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { localePath } from "@/i18n/routing";

type Props = PageProps<"/[locale]/subscribe/check-your-email">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: requireLocale((await params).locale), namespace: "news.checkEmail" });
  return { title: t("title"), description: t("description"), robots: { index: false } };
}

/** The same page after every accepted form, whoever the address belongs to. */
export default async function CheckYourEmailPage({ params }: Props) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("news.checkEmail");
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <ol className="max-w-measure list-decimal space-y-3 pl-6">
        {[t("step1"), t("step2"), t("step3")].map((step) => <li key={step}>{step}</li>)}
      </ol>
      <Panel className="mt-12 max-w-2xl">
        <h2 className="text-lg">{t("notThere")}</h2>
        <ul className="mt-3 list-disc space-y-2 pl-6">
          {[t("notThere1"), t("notThere2"), t("notThere3")].map((way) => <li key={way}>{way}</li>)}
        </ul>
      </Panel>
      <p className="mt-8"><a href={localePath(locale, "/subscribe")} className="text-link">{t("back")}</a></p>
    </Page>
  );
}
