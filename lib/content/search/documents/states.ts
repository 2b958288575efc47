import type { Locale } from "@/lib/locale";
import { interpolate } from "@/lib/text";

import { citationIn } from "../../law/rules";
import type { LawStatus } from "../../schema";
import { stateLaws } from "../../state-laws";
import { states } from "../../states";
import type { SearchDocument } from "../schema";
import { join } from "./join";

/** Every state with its law. `asOf` is a text with {status} and {year}. */
export function stateDocuments(locale: Locale, statusTexts: Record<LawStatus, string>, asOf: string): SearchDocument[] {
  return states.map(({ code, name }) => {
    const { law, [locale]: translation } = stateLaws[code]!;
    const status = interpolate(asOf, { status: statusTexts[law.status], year: law.lastChecked.slice(0, 4) });
    return {
      kind: "state",
      title: name[locale],
      path: `/states/${code.toLowerCase()}`,
      text: `${status}. ${translation.summary}`,
      also: join(code, citationIn(law, locale), translation.instrument, translation.ask),
    };
  });
}
