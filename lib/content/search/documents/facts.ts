import type { Locale } from "@/lib/locale";

import { allFacts } from "../../facts/facts";
import type { FactStatus } from "../../facts/schema";
import type { SearchDocument } from "../schema";
import { join } from "./join";
import { searchWords } from "./search-words";

/**
 * Every fact. Its claim and the words of others for it are searched too, so that a query for a figure or a phrase that we do not
 * use finds what is known instead.
 */
export function factDocuments(locale: Locale, statusTexts: Record<FactStatus, string>): SearchDocument[] {
  return allFacts.map(({ id, status, translations }) => {
    const { claim, known, reason, correction } = translations[locale];
    return {
      kind: "fact",
      title: claim,
      path: `/facts#${id}`,
      text: `${statusTexts[status]}. ${known}`,
      also: join(reason, correction),
      words: searchWords[locale][id],
    };
  });
}
