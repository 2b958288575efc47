import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/page-metadata";
import { petitionMetadata, showPetition } from "@/app/_web/shown-petition";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { localePath } from "@/i18n/routing";

type Props = PageProps<"/[locale]/petitions/[slug]/check-your-email">;

export function generateMetadata({ params }: Props) {
  return petitionMetadata(params, async ({ slug }, locale) => {
    const t = await getTranslations({ locale, namespace: "petition.checkEmail" });
    const page = pageMetadata({ locale, path: `/petitions/${slug}/check-your-email`, title: t("title"), description: t("description") });
    return { ...page, robots: { index: false } };
  });
}

/** The same page after every accepted form, whoever the address belongs to. */
export default function CheckYourEmailPage({ params }: Props) {
  return showPetition(params, async ({ slug }, locale) => {
    const t = await getTranslations("petition.checkEmail");
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
          <p className="mt-5">{t("code")} <a href={localePath(locale, "/confirm")} className="text-link">{t("codeLink")}</a></p>
        </Panel>
        <p className="mt-8"><a href={localePath(locale, `/petitions/${slug}`)} className="text-link">{t("back")}</a></p>
      </Page>
    );
  });
}
