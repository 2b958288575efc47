import { describe, expect, test } from "vitest";

import { correctionFault } from "./rules";
import type { FactRecord, FactTranslation } from "./schema";

const record: FactRecord = {
  id: "fact-of-a-test",
  topic: "law",
  status: "disputed",
  publish: "correct",
  checked: "2026-02",
  sources: ["jury-instruction"],
};
const translation: FactTranslation = {
  claim: "A number is told.",
  known: "Nobody knows it.",
  reason: "There is no count.",
  correction: "It was a guess.",
};
const uncorrected = { ...translation, correction: null };

describe("a correction", () => {
  test("is required for every claim that should not be repeated, even a supported one", () => {
    expect(correctionFault(record, translation)).toBeNull();
    expect(correctionFault(record, uncorrected)).toMatch(/should be corrected/);
    expect(correctionFault({ ...record, status: "supported" }, translation)).toBeNull();
    expect(correctionFault({ ...record, status: "supported" }, uncorrected)).toMatch(/should be corrected/);
  });

  test.each(["quote", "caution"] as const)("has no place beside a supported claim to %s", (publish) => {
    expect(correctionFault({ ...record, status: "supported", publish }, translation)).toMatch(/no correction/);
    expect(correctionFault({ ...record, status: "supported", publish }, uncorrected)).toBeNull();
  });

  test.each(["superseded", "disputed"] as const)(
    "may stand beside a claim that is %s and reworded, or not",
    (status) => {
      expect(correctionFault({ ...record, status, publish: "reword" }, translation)).toBeNull();
      expect(correctionFault({ ...record, status, publish: "reword" }, uncorrected)).toBeNull();
    },
  );
});
