import en from "@/content/en/corrections.json";
import es from "@/content/es/corrections.json";

import { parseContent } from "../parse";
import { type CorrectionLog, correctionLogs } from "./schema";

/** Reads the log in both languages. It throws, which stops the build, where they list different corrections. */
export function readCorrections(files: { en: unknown; es: unknown }): { en: CorrectionLog; es: CorrectionLog } {
  const logs = parseContent("content/<locale>/corrections.json", correctionLogs, files);
  const outline = ({ complete, corrections }: CorrectionLog) =>
    JSON.stringify([complete, corrections.map(({ id, day: on, page, source }) => [id, on, page, source?.url])]);
  if (outline(logs.en) !== outline(logs.es))
    throw new Error("content/<locale>/corrections.json do not list the same corrections");
  for (const { id, day: on } of logs.en.corrections) {
    if (on > logs.en.complete)
      throw new Error(`content/<locale>/corrections.json are complete up to a day before "${id}"`);
  }
  const newestFirst = (each: CorrectionLog) => ({
    ...each,
    corrections: each.corrections.toSorted((a, b) => b.day.localeCompare(a.day)),
  });
  return { en: newestFirst(logs.en), es: newestFirst(logs.es) };
}

export const correctionLog = readCorrections({ en, es });
