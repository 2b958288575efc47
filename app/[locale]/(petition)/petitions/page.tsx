import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable } from "@/app/_web/pages/shown-petition";
import { PetitionNumber } from "@/components/petition/petition-number";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { localePath } from "@/lib/locale";
import { listPetitions } from "@/lib/petitions/queries";
import { statusShown } from "@/lib/petitions/rules";
import { findTally } from "@/lib/signatures/tally/queries";

type Props = PageProps<"/[locale]/petitions">;

export const generateMetadata = metadataOf("/petitions", (locale) => messagesOf(locale).petition.list);

export default async function PetitionsPage({ params }: Props) {
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const now = new Date();
    const t = await getTranslations("petition.list");
    const shown = await Promise.all(
      (await listPetitions()).flatMap((petition) => {
        const status = statusShown(petition, now);
        return status ? [findTally(petition.id).then(({ confirmed }) => ({ petition, status, confirmed }))] : [];
      }),
    );
    return (
      <Page>
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        {shown.length === 0 ? <p>{t("none")}</p> : null}
        <ul className="max-w-3xl space-y-16">
          {shown.map(({ petition: { id, slug, goal, version }, status, confirmed }) => (
            <li key={id}>
              <p className="text-sm text-muted">{t(status)}</p>
              <h2 className="text-2xl">
                <a href={localePath(locale, `/petitions/${slug}`)} className="text-link">
                  {version.content[locale].title}
                </a>
              </h2>
              <p className="mt-3 mb-6 max-w-measure">{version.content[locale].summary}</p>
              <PetitionNumber count={confirmed} goal={goal} />
            </li>
          ))}
        </ul>
      </Page>
    );
  });
}
