// Only types are imported here: the filter on the page uses these rules, and a reader should not have to load zod.
import type { FactRecord, FactWords } from "./schema";

/** What is wrong with the correction of a claim, or null. */
export function correctionFault({ status, publish }: FactRecord, { correction }: FactWords): string | null {
  if (publish === "correct" && correction === null)
    return "should be corrected, because its claim is not to be repeated";
  const stands = status === "supported" && (publish === "quote" || publish === "caution");
  if (stands && correction !== null) return "should have no correction, because its claim stands";
  return null;
}

/** Text as it is compared in a search: without accents or capitals, a number with or without its commas, and curly marks as a keyboard types them. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(\d)[.,](?=\d)/g, "$1")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
}

export type FactFilter = { words: string; topic: string; status: string };

/** Whether an entry, with its text folded, is among those asked for. An empty part of the filter asks for nothing. */
export function isAskedFor(
  entry: { text: string; topic: string; status: string },
  { words, topic, status }: FactFilter,
): boolean {
  return (
    (topic === "" || topic === entry.topic) &&
    (status === "" || status === entry.status) &&
    folded(words)
      .split(/\s+/)
      .every((word) => entry.text.includes(word))
  );
}
