import { z } from "zod";

import enStates from "@/content/en/states.json";
import esStates from "@/content/es/states.json";
import statesFile from "@/content/states.json";

import { parseContent } from "./parse";
import type { Locale } from "@/lib/locale";
import { type StateLaw, stateRecord, type StateRecord, stateWords, type StateWords } from "./schema";
import { type State, states, statesByName } from "./states";

const records = parseContent("content/states.json", z.record(z.string(), stateRecord), statesFile);
const words: Record<Locale, Record<string, StateWords>> = {
  en: parseContent("content/en/states.json", z.record(z.string(), stateWords), enStates),
  es: parseContent("content/es/states.json", z.record(z.string(), stateWords), esStates),
};

/** The law, the legislature and the words about each state, by USPS code. */
export const stateLaws: Record<string, StateRecord & Record<Locale, StateWords>> = Object.fromEntries(
  states.map(({ code }) => {
    const record = records[code];
    const {
      en: { [code]: en },
      es: { [code]: es },
    } = words;
    if (!record || !en || !es) throw new Error(`content/ says nothing about ${code} in one of its files of states`);
    return [code, { ...record, en, es }];
  }),
);

/** A state and the light of its law: what a map or a table of all states shows. */
export type StateLight = Omit<State, "name" | "inSentence"> & { name: string } & Pick<
    StateLaw,
    "status" | "chargeable" | "immunityAge" | "basis" | "lastChecked"
  >;

/** The light of every state, in the order of their names in one language. */
export function lightsByName(locale: Locale): StateLight[] {
  return statesByName(locale).map(({ code, fips, kind, name: { [locale]: name } }) => {
    const { status, chargeable, immunityAge, basis, lastChecked } = stateLaws[code]!.law;
    return { code, fips, kind, name, status, chargeable, immunityAge, basis, lastChecked };
  });
}

const newest = Object.values(stateLaws)
  .map(({ law }) => law.lastChecked)
  .sort();

/** The months of the oldest and of the newest law here, each by the newest source that was read for it. */
export const rangeOfChecks = { from: newest[0]!, to: newest.at(-1)! };
