import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showPetition } from "@/app/_web/pages/shown-petition";
import { SharePetition } from "@/app/_web/pages/share-petition";
import { PetitionNumber } from "@/components/petition/petition-number";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { findTally } from "@/lib/signatures/tally/queries";

type Props = PageProps<"/[locale]/petitions/[slug]/thanks">;

export function generateMetadata({ params }: Props) {
  return petitionMetadata(params, async ({ slug }, locale) => {
    const t = await getTranslations({ locale, namespace: "petition.thanks" });
    const page = pageMetadata({
      locale,
      path: `/petitions/${slug}/thanks`,
      title: t("title"),
      description: t("description"),
    });
    return { ...page, robots: { index: false } };
  });
}

/** The thanks without anything about the person. A reload of the page after confirming shows it. */
export default function ThanksPage({ params }: Props) {
  return showPetition(params, async (petition, locale) => {
    const [{ confirmed }, t] = await Promise.all([findTally(petition.id), getTranslations("petition.thanks")]);
    return (
      <Page>
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <div className="max-w-2xl space-y-12">
          <PetitionNumber count={confirmed} goal={petition.goal} />
          <SharePetition slug={petition.slug} title={petition.version.content[locale].title} locale={locale} />
        </div>
      </Page>
    );
  });
}
