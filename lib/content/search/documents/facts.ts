import type { Locale } from "@/lib/locale";

import { allFacts } from "../../facts/facts";
import type { FactStatus } from "../../facts/schema";
import type { SearchDocument } from "../schema";
import { join } from "./join";

/** Every fact. Its claim is searched too, so that a query for a figure that we do not use finds what is known instead. */
export function factDocuments(locale: Locale, statusTexts: Record<FactStatus, string>): SearchDocument[] {
  return allFacts.map(({ id, status, translations }) => {
    const { claim, known, reason, correction } = translations[locale];
    return {
      kind: "fact",
      title: claim,
      path: `/facts#${id}`,
      text: `${statusTexts[status]}. ${known}`,
      also: join(reason, correction),
    };
  });
}
