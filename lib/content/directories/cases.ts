import enCases from "@/content/en/cases.json";
import esCases from "@/content/es/cases.json";
import casesFile from "@/content/cases.json";

import { type State, states } from "../states";
import { pairWithWords } from "./pairing";
import { type PublicCase, publicCase, publicCaseWords } from "./schema";

/** The newest first. */
export const cases: PublicCase[] = pairWithWords(
  { collection: "cases", records: casesFile, words: { en: enCases, es: esCases } },
  { record: publicCase, words: publicCaseWords },
).sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));

export const casesByYear = [...Map.groupBy(cases, ({ date }) => date.slice(0, 4))].map(([year, inYear]) => ({
  year,
  cases: inYear,
}));

/** The cases of one state, by its USPS code. */
export function casesIn(state: string): PublicCase[] {
  return cases.filter((each) => each.state === state);
}

/** The states with a case of their own, each with its cases. */
export const casesByState: { state: State; cases: PublicCase[] }[] = states
  .map((state) => ({ state, cases: casesIn(state.code) }))
  .filter((each) => each.cases.length > 0);
