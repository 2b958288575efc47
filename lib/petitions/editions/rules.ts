import { editionContent, type EditionContent } from "../schema";
import { readSources, writeSources } from "../writing/sources";
import { tidyLine } from "../../text";
import { type EditionEdit, editionEdit, type EditionFields, type EditionInput } from "./schema";

/** The edition of a file with what organizers wrote in its place. Null where the two make no valid edition. */
export function mergeEdition(written: EditionContent, edited: unknown): EditionContent | null {
  const edit = editionEdit.safeParse(edited);
  if (!edit.success) return null;
  const { en, es, sources, lastChecked } = edit.data;
  const { reviewed, ...law } = written.law;
  const merged = editionContent.safeParse({
    ...written,
    // A review of the file's sources says nothing about later ones.
    law: { ...law, ...(reviewed && reviewed > lastChecked ? { reviewed } : {}), sources, lastChecked },
    en: { ...written.en, ...en },
    es: { ...written.es, ...es },
  });
  return merged.success ? merged.data : null;
}

/** What a form says, or why its sources cannot be read. */
export function editOf(input: EditionInput): { edit: EditionEdit } | { problem: string } {
  const { sources, problem } = readSources(input.sources);
  if (problem !== null) return { problem };
  const line = (text: string) => tidyLine(text) || null;
  return {
    edit: {
      en: { summary: tidyLine(input.summaryEn), ask: tidyLine(input.askEn), instrument: line(input.instrumentEn) },
      es: { summary: tidyLine(input.summaryEs), ask: tidyLine(input.askEs), instrument: line(input.instrumentEs) },
      sources,
      lastChecked: input.lastChecked,
    },
  };
}

/** An edition as the form shows it. */
export function fieldsOfEdition({ law, en, es }: EditionContent): EditionFields {
  return {
    summaryEn: en.summary,
    summaryEs: es.summary,
    askEn: en.ask,
    askEs: es.ask,
    instrumentEn: en.instrument ?? "",
    instrumentEs: es.instrument ?? "",
    sources: writeSources(law.sources),
    lastChecked: law.lastChecked,
  };
}
