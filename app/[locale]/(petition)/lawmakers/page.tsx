import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { stateOptions } from "@/app/_web/forms/state-options";
import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable } from "@/app/_web/pages/shown-petition";
import { BreadcrumbData } from "@/app/_web/pages/structured-data";
import { FinderForm } from "@/components/lawmakers/finder-form";
import { FoundLawmakers } from "@/components/lawmakers/found-lawmakers";
import { StateQuestion } from "@/components/lawmakers/state-question";
import { Beside } from "@/components/site/on-this-page";
import { PetitionAside } from "@/components/site/petition-aside";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { stateLaws } from "@/lib/content/state-laws";
import { findState } from "@/lib/content/states";
import { findYourLawmakers } from "@/lib/lawmakers/finder/queries";
import { type FinderQuery, finderQuery, type Found } from "@/lib/lawmakers/finder/schema";
import type { Locale } from "@/lib/locale";
import { findAction } from "./actions";

type Props = PageProps<"/[locale]/lawmakers">;

export const generateMetadata = metadataOf("/lawmakers", (locale) => messagesOf(locale).lawmakers);

/** Finds the lawmakers of a person. Nothing that is entered is stored. */
export default async function LawmakersPage({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  await connection();
  const query = finderQuery.parse(await searchParams);
  return orUnavailable(async () => {
    const now = new Date();
    const found = await findYourLawmakers(query, now);
    const { lawmakers, petition } = messagesOf(locale);
    const { summary, offline, outdated } = petition.form;
    return (
      <Page>
        <BreadcrumbData locale={locale} trail={[{ path: "/lawmakers", title: lawmakers.title }]} />
        <PageTitle lead={lawmakers.lead}>{lawmakers.title}</PageTitle>
        <Beside narrow="below" aside={<PetitionAside />}>
          <h2 id="finder-title" className="mb-5 text-xl">
            {lawmakers.form.title}
          </h2>
          <FinderForm
            action={findAction.bind(null, locale)}
            texts={{ ...lawmakers.form, summary, offline, outdated }}
            states={stateOptions(locale)}
            zip={"zip" in found ? (found.zip ?? "") : ""}
            state={query.zip === undefined ? "" : (query.state ?? "")}
          />
          <OfStreet street={query.street} />
          <Result found={found} locale={locale} now={now} />
        </Beside>
      </Page>
    );
  });
}

/** Why a street that was just entered did not settle anything. */
async function OfStreet({ street }: Pick<FinderQuery, "street">) {
  if (street === undefined) return null;
  const t = await getTranslations("lawmakers");
  return (
    <Notice className="mt-10 max-w-measure" role="status">
      <p>{t(street === "away" ? "away" : "tooMany")}</p>
      <p>{t("zipSettles")}</p>
    </Notice>
  );
}

interface ResultProps {
  found: Found;
  locale: Locale;
  now: Date;
}

async function Result({ found, locale, now }: ResultProps) {
  const t = await getTranslations("lawmakers");
  if (found.kind === "nothing-asked") return null;
  if (found.kind === "zip-invalid")
    return (
      <p id="found" className="mt-10 font-semibold">
        {t("zipInvalid")}
      </p>
    );
  if (found.kind === "state-question") {
    const all = stateOptions(locale);
    const possible = found.states && all.filter(({ value }) => found.states?.includes(value));
    const contradicts = found.contradicts && (findState(found.contradicts)?.inSentence[locale] ?? null);
    return <StateQuestion zip={found.zip} possible={possible} all={all} contradicts={contradicts} />;
  }
  const state = findState(found.state);
  const record = stateLaws[found.state];
  if (!state || !record) return null;
  return (
    <FoundLawmakers
      found={found}
      name={state.name[locale]}
      inSentence={state.inSentence[locale]}
      legislature={record.legislature}
      translation={record[locale]}
      now={now}
    />
  );
}
