import { getTranslations, setRequestLocale } from "next-intl/server";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
import { CaseEntry } from "@/components/directories/case-entry";
import { NATIONAL } from "@/components/directories/entry";
import { Group } from "@/components/directories/group";
import { JumpList } from "@/components/directories/jump-list";
import { StateFilter } from "@/components/directories/state-filter";
import { StateIndex } from "@/components/directories/state-index";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { casesByState, casesByYear } from "@/lib/content/directories/cases";
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
  const byState = casesByState
    .map(({ state, cases }) => ({
      code: state.code,
      name: state.name[locale],
      entries: cases.map(({ id, date, words }) => ({ id, title: `${date.slice(0, 4)}: ${words[locale].title}` })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const options = [{ value: NATIONAL, label: t("national") }, ...byState.map(({ code, name }) => ({ value: code, label: name }))];
  const targets = [...casesByYear.map(({ year }) => ({ id: `year-${year}`, label: year })), { id: "by-state", label: t("byState") }];

  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <Notice title={t("noticeTitle")} className="mb-8 max-w-[44rem]"><p>{t("notice")}</p></Notice>
      <StateFilter listId="cases" label={common("filter.label")} everything={t("all")} options={options} tally={common.raw("filter.tally") as string} />
      <div id="cases">
        <JumpList label={common("jump")} targets={targets} />
        {casesByYear.map(({ year, cases }) => (
          <Group key={year} id={`year-${year}`} title={year}>
            <ul className="grid gap-x-10 md:grid-cols-2">
              {cases.map((each) => (
                <CaseEntry key={each.id} publicCase={each} stateName={each.state && (findState(each.state)?.name[locale] ?? each.state)} />
              ))}
            </ul>
          </Group>
        ))}
        <Group id="by-state" title={t("byState")} lead={t("byStateLead")} wholeList><StateIndex states={byState} /></Group>
      </div>
    </Page>
  );
}
