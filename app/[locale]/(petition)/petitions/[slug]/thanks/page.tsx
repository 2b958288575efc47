import { getTranslations } from "next-intl/server";

import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { petitionMetadata, showFromTemplate } from "@/app/_web/pages/shown-petition";
import { thanksTemplate } from "@/app/_web/templates/petition-templates";
import { SharePetition } from "@/app/_web/pages/share-petition";
import { finderPath } from "@/components/lawmakers/paths";
import { ButtonLink } from "@/components/ui/button";
import { Page, TwoHalves } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/lib/locale";
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

/**
 * The thanks without anything about the person. A reload of the page after confirming shows it, in the same order. The links of
 * the person are in the email.
 */
export default function ThanksPage(props: Props) {
  return showFromTemplate(thanksTemplate, props, async ({ frame: { slug, phase }, version, locale, Slot }) => {
    const t = await getTranslations("petition.thanks");
    const confirm = await getTranslations("petition.confirm");
    return (
      <Page>
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <TwoHalves
          first={
            <>
              <Slot name="number" follows />
              {phase === "open" ? (
                <SharePetition slug={slug} title={version.content[locale].title} locale={locale} />
              ) : null}
              <section aria-labelledby="lawmakers-title">
                <h2 id="lawmakers-title" className="text-xl">
                  {confirm("lawmakersTitle")}
                </h2>
                <p className="mt-2 mb-4">{t("lawmakers")}</p>
                <ButtonLink href={localePath(locale, finderPath())}>{t("findLawmakers")}</ButtonLink>
              </section>
            </>
          }
          second={
            <>
              <Slot name="updates" />
              <AddSection token={null} locale={locale} />
              <section aria-labelledby="own-title">
                <h2 id="own-title" className="text-xl">
                  {confirm("ownTitle")}
                </h2>
                <p className="mt-2">{t("own")}</p>
              </section>
            </>
          }
        />
      </Page>
    );
  });
}
