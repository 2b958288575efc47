import enFacts from "@/content/en/facts.json";
import enPage from "@/content/en/facts-page.json";
import esFacts from "@/content/es/facts.json";
import esPage from "@/content/es/facts-page.json";
import factsFile from "@/content/facts.json";

import { pairWithWords } from "../directories/pairing";
import { parseContent } from "../parse";
import { locales } from "@/lib/locale";
import { correctionFault } from "./rules";
import {
  type Fact,
  type FactGroup,
  factRecord,
  type FactsPage,
  factsPages,
  type FactStatus,
  factStatuses,
  factTopics,
  factWords,
} from "./schema";
import { sourcesOf } from "./sources";

/** Joins the records with their words. It throws, and so stops the build, at the first entry that is not whole. */
export function readFacts(files: { records: unknown; en: unknown; es: unknown }): Fact[] {
  const facts = pairWithWords(
    { collection: "facts", records: files.records, words: { en: files.en, es: files.es } },
    { record: factRecord, words: factWords },
  );
  return facts.map((fact) => {
    for (const locale of locales) {
      const fault = correctionFault(fact, fact.words[locale]);
      if (fault) throw new Error(`content/${locale}/facts.json is wrong about "${fact.id}", which ${fault}`);
    }
    return { ...fact, sources: sourcesOf(fact.id, fact.sources) };
  });
}

export const ledger: Fact[] = readFacts({ records: factsFile, en: enFacts, es: esFacts });

/** The ledger as it is shown: by topic, and within a topic in the order of the file. */
export const factsByTopic: FactGroup[] = factTopics.map((topic) => ({
  topic,
  facts: ledger.filter((fact) => fact.topic === topic),
}));

export const countByStatus = Object.fromEntries(
  factStatuses.map((status) => [status, ledger.filter((fact) => fact.status === status).length]),
) as Record<FactStatus, number>;

export const factsPage: { en: FactsPage; es: FactsPage } = parseContent(
  "content/<locale>/facts-page.json",
  factsPages,
  { en: enPage, es: esPage },
);
