import enReading from "@/content/en/reading.json";
import esReading from "@/content/es/reading.json";
import readingFile from "@/content/reading.json";

import { pairWithWords } from "./pairing";
import { readingKinds, type Work, work, workWords } from "./schema";

export const works: Work[] = pairWithWords(
  { collection: "reading", records: readingFile, words: { en: enReading, es: esReading } },
  { record: work, words: workWords },
);

/** Newest first within a kind; what bears no date comes last. */
export const worksByKind = readingKinds.map((kind) => ({
  kind,
  works: works.filter((each) => each.kind === kind).sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || a.title.localeCompare(b.title, "en")),
}));
