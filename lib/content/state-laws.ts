import { z } from "zod";

import enStates from "@/content/en/states.json";
import esStates from "@/content/es/states.json";
import statesFile from "@/content/states.json";

import { parseContent } from "./parse";
import { type Locale, stateRecord, type StateRecord, stateWords, type StateWords } from "./schema";
import { states } from "./states";

const records = parseContent("content/states.json", z.record(z.string(), stateRecord), statesFile);
const words: Record<Locale, Record<string, StateWords>> = {
  en: parseContent("content/en/states.json", z.record(z.string(), stateWords), enStates),
  es: parseContent("content/es/states.json", z.record(z.string(), stateWords), esStates),
};

/** The law, the legislature and the words about each state, by USPS code. */
export const stateLaws: Record<string, StateRecord & Record<Locale, StateWords>> = Object.fromEntries(
  states.map(({ code }) => {
    const record = records[code];
    const { en: { [code]: en }, es: { [code]: es } } = words;
    if (!record || !en || !es) throw new Error(`content/ says nothing about ${code} in one of its files of states`);
    return [code, { ...record, en, es }];
  }),
);
