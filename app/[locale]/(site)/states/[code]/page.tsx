import type { Metadata, Route } from "next";
import { permanentRedirect } from "next/navigation";
import type { ReactNode } from "react";
import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { notFoundMetadata, showNotFound } from "@/app/_web/pages/not-found";
import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { BreadcrumbData } from "@/app/_web/pages/structured-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { readStateLaw } from "@/app/_web/pages/state-law";
import { readRoster, type ShownRoster } from "@/app/_web/pages/state-roster";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { openTemplate } from "@/app/_web/templates/open-template";
import { stateTemplate } from "@/app/_web/templates/site-templates";
import { statePath } from "@/components/states/law-map";
import { StateAsk } from "@/components/states/state-ask";
import { StateLawSection } from "@/components/states/state-law-section";
import { StateRoster } from "@/components/lawmakers/state-roster";
import { StateLawmakers } from "@/components/states/state-lawmakers";
import { StateLists } from "@/components/states/state-lists";
import { StateNeighbors } from "@/components/states/state-neighbors";
import { StateHelp } from "@/components/states/state-panels";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/lib/locale";
import { casesIn } from "@/lib/content/directories/cases";
import { organizationsIn } from "@/lib/content/directories/organizations";
import { emergency, traffickingHotline } from "@/lib/content/helplines";
import { findState, type State, statesByName } from "@/lib/content/states";
import type { Locale } from "@/lib/locale";
import type { EditionContent } from "@/lib/petitions/schema";

type Props = PageProps<"/[locale]/states/[code]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  const locale = await requestLocale(params);
  const state = findState(code.toUpperCase());
  if (!state) return notFoundMetadata(locale);
  const t = await getTranslations({ locale, namespace: "states.state" });
  const { code: known, name, inSentence } = state;
  return pageMetadata({
    locale,
    path: statePath(known),
    title: t("title", { state: name[locale] }),
    description: t("description", { state: inSentence[locale] }),
  });
}

export default async function StatePage({ params }: Props) {
  const { code: written } = await params;
  const locale = await requestLocale(params);
  await connection();
  const state = findState(written.toUpperCase());
  if (!state) return showNotFound();
  const { code } = state;
  if (written !== code.toLowerCase()) permanentRedirect(localePath(locale, statePath(code)) as Route);

  const opened = await openTemplate(stateTemplate, { locale, params: { code: written } });
  const record = opened && (await readStateLaw(code, opened.frame.petition));
  if (!opened || !record) return showNotFound();
  const { frame, Slot } = opened;
  const t = await getTranslations("states.state");
  const [name, inSentence] = [state.name[locale], state.inSentence[locale]];
  return (
    <>
      <OperatorsBanner />
      <Page>
        <BreadcrumbData
          locale={locale}
          trail={[
            { path: "/states", title: t("eyebrow") },
            { path: statePath(code), title: name },
          ]}
        />
        <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(20rem,24rem)] lg:grid-rows-[auto_auto_auto_1fr] lg:gap-x-16">
          <PageTitle
            eyebrow={<AllStates locale={locale} text={t("eyebrow")} />}
            lead={t("description", { state: inSentence })}
          >
            {name}
          </PageTitle>
          <div className="mb-12 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mb-6">
            {frame.petition === "hidden" ? null : <Slot name="number" />}
          </div>
          <div className="min-w-0 space-y-16 lg:row-span-3 lg:row-start-2">
            <StateTexts
              state={state}
              record={record}
              locale={locale}
              hasPetition={frame.petition !== "hidden"}
              roster={await readRoster(code, frame.roster)}
              progress={frame.petition === "hidden" ? null : <Slot name="progress" className="empty:hidden" />}
            />
          </div>
          <div className="mt-16 lg:col-start-2 lg:row-start-3 lg:mt-0">
            <StateHelp name={inSentence} helplines={[emergency, traffickingHotline]} />
          </div>
        </div>
        <StateNeighbors
          code={code}
          states={statesByName(locale).map((each) => ({ code: each.code, name: each.name[locale] }))}
        />
      </Page>
    </>
  );
}

function AllStates({ locale, text }: { locale: Locale; text: string }) {
  return (
    <a href={localePath(locale, "/states")} className="inline-block py-1 text-link">
      {text}
    </a>
  );
}

type StateTextsProps = {
  state: State;
  record: EditionContent;
  locale: Locale;
  hasPetition: boolean;
  roster: ShownRoster;
  progress: ReactNode;
};

/** The texts about one state: its law, what we ask for, who decides, what came of it, who works there and what happened there. */
function StateTexts({ state, record, locale, hasPetition, roster, progress }: StateTextsProps) {
  const { code } = state;
  const name = state.inSentence[locale];
  const { law, legislature, [locale]: translation } = record;
  return (
    <>
      <StateLawSection law={law} translation={translation} now={new Date()} />
      <StateAsk code={code} name={name} ask={translation.ask} hasPetition={hasPetition} />
      <StateLawmakers legislature={legislature} translation={translation}>
        <StateRoster
          state={code}
          name={state.name[locale]}
          translation={translation}
          roster={roster}
          now={new Date()}
        />
      </StateLawmakers>
      {progress}
      <StateLists
        name={name}
        organizations={organizationsIn(code).map((each) => ({ id: each.id, title: each.name, lang: "en" }))}
        cases={casesIn(code).map(({ id, date, translations }) => ({
          id,
          title: `${date.slice(0, 4)}: ${translations[locale].title}`,
        }))}
      />
    </>
  );
}
