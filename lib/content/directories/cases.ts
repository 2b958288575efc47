import enCases from "@/content/en/cases.json";
import esCases from "@/content/es/cases.json";
import casesFile from "@/content/cases.json";

import { joinTranslations } from "./translations";
import { type PublicCase, publicCase, publicCaseTranslation } from "./schema";

/** Newest first. */
export const cases: PublicCase[] = joinTranslations(
  { collection: "cases", records: casesFile, translations: { en: enCases, es: esCases } },
  { record: publicCase, translation: publicCaseTranslation },
).sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));

export const casesByYear = [...Map.groupBy(cases, ({ date }) => date.slice(0, 4))].map(([year, inYear]) => ({
  year,
  cases: inYear,
}));

/** The cases of one state, by its USPS code. */
export function casesIn(state: string): PublicCase[] {
  return cases.filter((each) => each.state === state);
}
