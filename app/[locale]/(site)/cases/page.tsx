import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { CaseEntry } from "@/components/directories/case-entry";
import { ListFilter } from "@/components/directories/list-filter";
import { NATIONAL } from "@/components/directories/entry";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { StateIndex } from "@/components/directories/state-index";
import { CasesOnMap } from "@/components/maps/cases-on-map";
import { DueNotice } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { cases as allCases, casesByState, casesByYear } from "@/lib/content/directories/cases";
import { findState } from "@/lib/content/states";

export async function generateMetadata({ params }: PageProps<"/[locale]/cases">) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "directories.cases" });
  return pageMetadata({ locale, path: "/cases", title: t("title"), description: t("lead") });
}

export default async function CasesPage({ params }: PageProps<"/[locale]/cases">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("directories.cases");
  const common = await getTranslations("directories");
  const onMap = await getTranslations("states.cases");
  const nameOf = (code: string) => findState(code)?.name[locale] ?? code;
  const marks = allCases.flatMap(
    ({
      id,
      date,
      state,
      place,
      translations: {
        [locale]: { title, city },
      },
    }) =>
      place === null || state === null
        ? []
        : [
            {
              id,
              place,
              words: onMap("mark", {
                year: date.slice(0, 4),
                title,
                place: city === null || city === nameOf(state) ? nameOf(state) : `${city}, ${nameOf(state)}`,
              }),
            },
          ],
  );
  const byState = casesByState
    .map(({ state, cases }) => ({
      code: state.code,
      name: state.name[locale],
      entries: cases.map(({ id, date, translations }) => ({
        id,
        title: `${date.slice(0, 4)}: ${translations[locale].title}`,
      })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const options = [
    { value: NATIONAL, label: t("national") },
    ...byState.map(({ code, name }) => ({ value: code, label: name })),
  ];
  const years = casesByYear.map(({ year }) => ({ id: `year-${year}`, label: year }));
  const targets = [...years, { id: "by-state", label: t("byState") }];

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/cases", title: t("title") }]} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DueNotice checks={casesByYear.flatMap(({ cases }) => cases.map(({ checked }) => checked))} />
      <Notice title={t("noticeTitle")} className="mb-8 max-w-[44rem]">
        <p>{t("notice")}</p>
      </Notice>
      <CasesOnMap marks={marks} />
      <ListFilter
        listId="cases"
        label={common("filter.name")}
        tally={common.raw("filter.tally") as string}
        states={{ label: common("filter.label"), everything: t("all"), options }}
        parts={{
          label: onMap("year"),
          everything: onMap("everyYear"),
          options: years.map(({ id, label }) => ({ value: id, label })),
        }}
      />
      <div id="cases">
        <JumpList label={common("jump")} targets={targets} />
        {casesByYear.map(({ year, cases }) => (
          <Group key={year} id={`year-${year}`} title={year}>
            <ul className="grid gap-x-10 md:grid-cols-2 print:block">
              {cases.map((each) => (
                <CaseEntry key={each.id} publicCase={each} stateName={each.state && nameOf(each.state)} />
              ))}
            </ul>
          </Group>
        ))}
        <Group id="by-state" title={t("byState")} lead={t("byStateLead")} wholeList>
          <StateIndex states={byState} />
        </Group>
      </div>
    </Page>
  );
}
