// This file imports only types: it is a part of the script of the page, and readers should not have to load zod.
import type { FactRecord, FactTranslation } from "./schema";

/** What is wrong with the correction of a claim, or null. */
export function correctionFault({ status, publish }: FactRecord, { correction }: FactTranslation): string | null {
  if (publish === "correct" && correction === null)
    return "should be corrected, because its claim is not to be repeated";
  const stands = status === "supported" && (publish === "quote" || publish === "caution");
  if (stands && correction !== null) return "should have no correction, because its claim stands";
  return null;
}

/** Normalizes a text for searching: no accents, lower case, numbers without separators, and straight quotes. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(\d)[.,](?=\d)/g, "$1")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
}

export type FactFilter = { query: string; topic: string; status: string };

/** Does an entry, whose text is `folded`, match the filter? An empty part of the filter matches everything. */
export function matchesFilter(
  entry: { text: string; topic: string; status: string },
  { query, topic, status }: FactFilter,
): boolean {
  return (
    (topic === "" || topic === entry.topic) &&
    (status === "" || status === entry.status) &&
    folded(query)
      .split(/\s+/)
      .every((word) => entry.text.includes(word))
  );
}
