import { z } from "zod";

import enFacts from "@/content/en/facts.json";
import enPage from "@/content/en/facts-page.json";
import esFacts from "@/content/es/facts.json";
import esPage from "@/content/es/facts-page.json";
import factsFile from "@/content/facts.json";

import { parseContent } from "../parse";
import { correctionFault } from "./rules";
import { type Fact, type FactGroup, factRecord, type FactsPage, factsPages, type FactStatus, factStatuses, factTopics, factWordsById } from "./schema";
import { sourcesOf } from "./sources";

/** Joins the records with their words. It throws, and so stops the build, at the first entry that is not whole. */
export function readLedger(files: { records: unknown; en: unknown; es: unknown }): Fact[] {
  const records = parseContent("content/facts.json", z.array(factRecord), files.records);
  const en = parseContent("content/en/facts.json", factWordsById, files.en);
  const es = parseContent("content/es/facts.json", factWordsById, files.es);

  return records.map((record) => {
    const words = { en: en[record.id], es: es[record.id] };
    if (!words.en || !words.es) throw new Error(`content/ does not tell "${record.id}" in both languages`);
    const fault = correctionFault(record, words.en) ?? correctionFault(record, words.es);
    if (fault) throw new Error(`content/ is wrong about "${record.id}", which ${fault}`);
    return { ...record, sources: sourcesOf(record.id, record.sources), words: { en: words.en, es: words.es } };
  });
}

export const ledger: Fact[] = readLedger({ records: factsFile, en: enFacts, es: esFacts });

/** The ledger as it is shown: by topic, and within a topic in the order of the file. */
export const ledgerByTopic: FactGroup[] = factTopics.map((topic) => ({
  topic,
  facts: ledger.filter((fact) => fact.topic === topic),
}));

export const countByStatus = Object.fromEntries(
  factStatuses.map((status) => [status, ledger.filter((fact) => fact.status === status).length]),
) as Record<FactStatus, number>;

export const ledgerPage: { en: FactsPage; es: FactsPage } =
  parseContent("content/<locale>/facts-page.json", factsPages, { en: enPage, es: esPage });
