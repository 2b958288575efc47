import enReading from "@/content/en/reading.json";
import esReading from "@/content/es/reading.json";
import readingFile from "@/content/reading.json";

import { joinTranslations } from "./translations";
import { readingKinds, type Work, work, workTranslation } from "./schema";

export const works: Work[] = joinTranslations(
  { collection: "reading", records: readingFile, translations: { en: enReading, es: esReading } },
  { record: work, translation: workTranslation },
);

for (const each of works) {
  const fault = workFault(each);
  if (fault !== null) throw new Error(`content/<locale>/reading.json: "${each.id}" ${fault}`);
}

/** Newest first within a kind; works without a date come last. */
export const worksByKind = readingKinds.map((kind) => ({
  kind,
  works: works
    .filter((each) => each.kind === kind)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.title.localeCompare(b.title, "en")),
}));

/** What is wrong with the texts of a work, or null. A title does not tell a speech from a film, nor what a film shows. */
export function workFault({ kind, translations }: Pick<Work, "kind" | "translations">): string | null {
  for (const { form, warning } of Object.values(translations)) {
    if ((kind === "remarks" || kind === "film") !== (form !== undefined))
      return "should say its form if it was said or filmed, and only then";
    if ((kind === "film") !== (warning !== undefined))
      return "should warn of what it shows if it is a film, and only then";
  }
  return null;
}
