import enReading from "@/content/en/reading.json";
import esReading from "@/content/es/reading.json";
import readingFile from "@/content/reading.json";

import { pairWithWords } from "./pairing";
import { readingKinds, type Work, work, workWords } from "./schema";

export const works: Work[] = pairWithWords(
  { collection: "reading", records: readingFile, words: { en: enReading, es: esReading } },
  { record: work, words: workWords },
);

for (const each of works) {
  const fault = workFault(each);
  if (fault !== null) throw new Error(`content/<locale>/reading.json: "${each.id}" ${fault}`);
}

/** Newest first within a kind; what bears no date comes last. */
export const worksByKind = readingKinds.map((kind) => ({
  kind,
  works: works
    .filter((each) => each.kind === kind)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.title.localeCompare(b.title, "en")),
}));

/** What is wrong with the words about a work, or null: a title alone does not tell a speech from a film, nor what a film shows. */
export function workFault({ kind, words }: Pick<Work, "kind" | "words">): string | null {
  for (const { form, warning } of Object.values(words)) {
    if ((kind === "remarks" || kind === "film") !== (form !== undefined))
      return "should say its form if it was said or filmed, and only then";
    if ((kind === "film") !== (warning !== undefined))
      return "should warn of what it shows if it is a film, and only then";
  }
  return null;
}
