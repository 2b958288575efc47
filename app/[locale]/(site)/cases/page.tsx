import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { CaseEntry } from "@/components/directories/case-entry";
import { NATIONAL } from "@/components/directories/entry";
import { FilteredDirectory } from "@/components/directories/filtered-directory";
import { CasesOnMap } from "@/components/maps/cases-on-map";
import { DueLine } from "@/components/site/sources";
import { Notice } from "@/components/ui/notice";
import { messagesOf } from "@/i18n/messages";
import { cases as allCases, casesByState, casesByYear } from "@/lib/content/directories/cases";
import { findState } from "@/lib/content/states";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/cases",
  about: (locale) => messagesOf(locale).directories.cases,
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const t = await getTranslations("directories.cases");
  const onMap = await getTranslations("states.cases");
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
  return (
    <>
      <Notice title={t("noticeTitle")} className="mb-8 max-w-[44rem]">
        <p>{t("notice")}</p>
      </Notice>
      <CasesOnMap marks={await marksOf(locale)} />
      <FilteredDirectory
        id="cases"
        parts={casesByYear.map(({ year, cases }) => ({
          id: `year-${year}`,
          title: year,
          entries: cases.map((each) => (
            <CaseEntry key={each.id} publicCase={each} stateName={each.state && nameOf(each.state, locale)} />
          )),
        }))}
        partMenu={{ label: onMap("year"), everything: onMap("everyYear") }}
        stateMenu={{
          everything: t("all"),
          options: [
            { value: NATIONAL, label: t("national") },
            ...byState.map(({ code, name }) => ({ value: code, label: name })),
          ],
        }}
        byState={{ title: t("byState"), lead: t("byStateLead"), states: byState }}
      />
      <DueLine checks={allCases.map(({ checked }) => checked)} />
    </>
  );
}

/** The marks of the map: one for each case whose place is known. */
async function marksOf(locale: Locale) {
  const t = await getTranslations("states.cases");
  return allCases.flatMap(({ id, date, state, place, translations }) => {
    if (place === null || state === null) return [];
    const { title, city } = translations[locale];
    const name = nameOf(state, locale);
    const where = city === null || city === name ? name : `${city}, ${name}`;
    return [{ id, place, label: t("mark", { year: date.slice(0, 4), title, place: where }) }];
  });
}

function nameOf(code: string, locale: Locale): string {
  return findState(code)?.name[locale] ?? code;
}
