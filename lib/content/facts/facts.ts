import enFacts from "@/content/en/facts.json";
import enPage from "@/content/en/facts-page.json";
import esFacts from "@/content/es/facts.json";
import esPage from "@/content/es/facts-page.json";
import factsFile from "@/content/facts.json";

import { joinTranslations } from "../directories/translations";
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
  factTranslation,
} from "./schema";
import { sourcesOf } from "./sources";

/** Joins the records with their texts. It throws at the first entry that is not complete, which stops the build. */
export function readFacts(files: { records: unknown; en: unknown; es: unknown }): Fact[] {
  const facts = joinTranslations(
    { collection: "facts", records: files.records, translations: { en: files.en, es: files.es } },
    { record: factRecord, translation: factTranslation },
  );
  return facts.map((fact) => {
    for (const locale of locales) {
      const fault = correctionFault(fact, fact.translations[locale]);
      if (fault) throw new Error(`content/${locale}/facts.json is wrong about "${fact.id}", which ${fault}`);
    }
    return { ...fact, sources: sourcesOf(fact.id, fact.sources) };
  });
}

export const allFacts: Fact[] = readFacts({ records: factsFile, en: enFacts, es: esFacts });

/** The facts as the page shows them: by topic, and within a topic in the order of the file. */
export const factsByTopic: FactGroup[] = factTopics.map((topic) => ({
  topic,
  facts: allFacts.filter((fact) => fact.topic === topic),
}));

export const countByStatus = Object.fromEntries(
  factStatuses.map((status) => [status, allFacts.filter((fact) => fact.status === status).length]),
) as Record<FactStatus, number>;

export const factsPage: { en: FactsPage; es: FactsPage } = parseContent(
  "content/<locale>/facts-page.json",
  factsPages,
  { en: enPage, es: esPage },
);
