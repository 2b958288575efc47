import { CaseDetails, CaseLine } from "@/components/directories/case-entry";
import { shownIds } from "@/components/directories/filtered-list";
import { CasesOnMap } from "@/components/maps/cases-on-map";
import { DueLine } from "@/components/site/sources";
import { Notice } from "@/components/ui/notice";
import { messagesOf } from "@/i18n/messages";
import { cases, casesByYear } from "@/lib/content/directories/cases";
import { findState, statesByName } from "@/lib/content/states";
import type { Locale } from "@/lib/locale";
import { interpolate } from "@/lib/text";
import { NATIONAL } from "./national";
import { type ListPage, textOf } from "./list-page";

export const caseList: ListPage = {
  path: "/cases",
  about: (locale) => messagesOf(locale).directories.cases,
  menus(locale) {
    const {
      directories: { cases: t, filter },
      states: { cases: onMap },
    } = messagesOf(locale);
    const states = statesByName(locale)
      .filter(({ code }) => cases.some(({ state }) => state === code))
      .map(({ code, name }) => ({ value: code, label: name[locale] }));
    const years = casesByYear.map(({ year }) => ({ value: year, label: year }));
    return [
      {
        name: "state",
        label: filter.state,
        everything: t.all,
        options: [{ value: NATIONAL, label: t.national }, ...states],
      },
      { name: "year", label: onMap.year, everything: onMap.everyYear, options: years },
    ];
  },
  parts: (locale) =>
    casesByYear.map(({ year, cases: ofYear }) => ({
      id: `year-${year}`,
      title: year,
      entries: ofYear.map((each) => {
        const { title, city, whatHappened, outcome, note } = each.translations[locale];
        const stateName = each.state && nameOf(each.state, locale);
        return {
          id: each.id,
          text: textOf(each, title, whatHappened, outcome, note),
          words: [year, city, stateName].filter(Boolean).join(" "),
          values: { state: each.state ?? NATIONAL, year },
          line: <CaseLine publicCase={each} stateName={stateName} />,
          children: <CaseDetails publicCase={each} />,
        };
      }),
    })),
  above(locale) {
    const { cases: t } = messagesOf(locale).directories;
    return (
      <Notice title={t.noticeTitle} className="mb-8 max-w-[44rem]">
        <p>{t.notice}</p>
      </Notice>
    );
  },
  between: (locale, parts, filter) => <CasesOnMap marks={marksOf(locale, shownIds(parts, filter))} />,
  below: () => <DueLine checks={cases.map(({ checked }) => checked)} />,
};

/** The marks of the map: one for each case whose place is known. A filter hides the others. */
function marksOf(locale: Locale, shown: Set<string>) {
  const { mark } = messagesOf(locale).states.cases;
  return cases.flatMap(({ id, date, state, place, translations }) => {
    if (place === null || state === null) return [];
    const { title, city } = translations[locale];
    const name = nameOf(state, locale);
    const where = city === null || city === name ? name : `${city}, ${name}`;
    const label = interpolate(mark, { year: date.slice(0, 4), title, place: where });
    return [{ id, place, label, hidden: !shown.has(id) }];
  });
}

function nameOf(code: string, locale: Locale): string {
  return findState(code)?.name[locale] ?? code;
}
