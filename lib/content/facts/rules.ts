import type { FactRecord, FactTranslation } from "./schema";

/** What is wrong with the correction of a claim, or null. */
export function correctionFault({ status, publish }: FactRecord, { correction }: FactTranslation): string | null {
  if (publish === "correct" && correction === null)
    return "should be corrected, because its claim is not to be repeated";
  const stands = status === "supported" && (publish === "quote" || publish === "caution");
  if (stands && correction !== null) return "should have no correction, because its claim stands";
  return null;
}
