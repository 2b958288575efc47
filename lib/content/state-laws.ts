import { z } from "zod";

import enStates from "@/content/en/states.json";
import esStates from "@/content/es/states.json";
import statesFile from "@/content/states.json";

import { parseContent } from "./parse";
import type { Locale } from "@/lib/locale";
import { type StateLaw, stateRecord, type StateRecord, stateTranslation, type StateTranslation } from "./schema";
import { type State, states, statesByName } from "./states";

const records = parseContent("content/states.json", z.record(z.string(), stateRecord), statesFile);
const translations: Record<Locale, Record<string, StateTranslation>> = {
  en: parseContent("content/en/states.json", z.record(z.string(), stateTranslation), enStates),
  es: parseContent("content/es/states.json", z.record(z.string(), stateTranslation), esStates),
};

/** The law, the legislature and the texts of each state, by USPS code. */
export const stateLaws: Record<string, StateRecord & Record<Locale, StateTranslation>> = Object.fromEntries(
  states.map(({ code }) => {
    const record = records[code];
    const {
      en: { [code]: en },
      es: { [code]: es },
    } = translations;
    if (!record || !en || !es) throw new Error(`content/ says nothing about ${code} in one of its files of states`);
    return [code, { ...record, en, es }];
  }),
);

/** A state and the status of its law, as maps and tables of all states show it. */
export type StateLight = Omit<State, "name" | "inSentence"> & { name: string } & Pick<
    StateLaw,
    "status" | "chargeable" | "immunityAge" | "basis" | "lastChecked"
  >;

/** Every state with the status of its law, by name in one language. */
export function lightsByName(locale: Locale): StateLight[] {
  return statesByName(locale).map(({ code, fips, kind, name: { [locale]: name } }) => {
    const { status, chargeable, immunityAge, basis, lastChecked } = stateLaws[code]!.law;
    return { code, fips, kind, name, status, chargeable, immunityAge, basis, lastChecked };
  });
}

const newest = Object.values(stateLaws)
  .map(({ law }) => law.lastChecked)
  .sort();

/** The earliest and the latest `lastChecked` of all laws. */
export const rangeOfChecks = { from: newest[0]!, to: newest.at(-1)! };
