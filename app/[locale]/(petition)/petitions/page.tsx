import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable } from "@/app/_web/pages/shown-petition";
import { showNotFound } from "@/app/_web/pages/not-found";
import { openTemplate } from "@/app/_web/templates/open-template";
import { petitionsTemplate } from "@/app/_web/templates/site-templates";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";

type Props = PageProps<"/[locale]/petitions">;

export const generateMetadata = metadataOf("/petitions", (locale) => messagesOf(locale).petition.list);

export default async function PetitionsPage({ params }: Props) {
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const t = await getTranslations("petition.list");
    const opened = await openTemplate(petitionsTemplate, { locale });
    if (!opened) return showNotFound();
    const { Slot } = opened;
    return (
      <Page>
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <Slot name="petitions" follows />
      </Page>
    );
  });
}
