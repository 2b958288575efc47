import type { Locale } from "@/lib/locale";

import type { FactStatus } from "../../facts/schema";
import { plainText } from "../../learn/rules";
import type { LawStatus } from "../../schema";
import type { SearchDocument } from "../schema";
import { actDocuments } from "./act";
import { directoryDocuments } from "./directories";
import { factDocuments } from "./facts";
import { helpDocuments } from "./help";
import { glossaryDocuments, learnDocuments } from "./learn";
import { homeDocument, sitePageDocuments } from "./pages";
import { stateDocuments } from "./states";
import { wordDocuments } from "./words";

/** The text that comes before a claim or a law, so that no hit lacks its status, and no law the year of its source. */
type StatusTexts = { facts: Record<FactStatus, string>; laws: Record<LawStatus, string>; lawAsOf: string };

/** Everything in content/ in one language, each with its path. */
export function documentsIn(locale: Locale, { facts, laws, lawAsOf }: StatusTexts): SearchDocument[] {
  const documents = [
    ...helpDocuments(locale),
    ...learnDocuments(locale),
    ...glossaryDocuments(locale),
    ...factDocuments(locale, facts),
    ...wordDocuments(locale),
    ...stateDocuments(locale, laws, lawAsOf),
    ...directoryDocuments(locale),
    homeDocument(locale),
    ...sitePageDocuments(locale),
    ...actDocuments(locale),
  ];
  // Any text may have links. Their URLs are neither shown nor searched.
  return documents.map((each) => ({ ...each, text: plainText(each.text), also: plainText(each.also ?? "") }));
}
