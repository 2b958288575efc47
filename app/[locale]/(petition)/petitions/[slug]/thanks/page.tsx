import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showFromTemplate } from "@/app/_web/pages/shown-petition";
import { thanksTemplate } from "@/app/_web/templates/petition-templates";
import { SharePetition } from "@/app/_web/pages/share-petition";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { AddSection } from "../../../confirm/[token]/add-section";

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
export default function ThanksPage(props: Props) {
  return showFromTemplate(thanksTemplate, props, async ({ frame: { slug, phase }, version, locale, Slot }) => {
    const t = await getTranslations("petition.thanks");
    return (
      <Page>
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <div className="max-w-2xl space-y-12">
          <Slot name="number" />
          {phase === "open" ? (
            <SharePetition slug={slug} title={version.content[locale].title} locale={locale} />
          ) : null}
          <AddSection token={null} locale={locale} />
        </div>
      </Page>
    );
  });
}
