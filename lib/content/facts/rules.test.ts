import { describe, expect, test } from "vitest";

import { correctionFault, folded, matchesFilter } from "./rules";
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

describe("the filter", () => {
  const entry = {
    text: folded("Según la ley, unos 27.6 millones; “300,000” no. Ángeles"),
    topic: "law",
    status: "disputed",
  };
  const all = { query: "", topic: "", status: "" };

  test("matches everything when it is empty", () => {
    expect(matchesFilter(entry, all)).toBe(true);
    expect(matchesFilter(entry, { ...all, query: "  " })).toBe(true);
  });

  test.each(["segun", "SEGÚN", "angeles", "300000", "300,000", "ley millones", " millones  ley ", "27.6"])(
    "finds %j",
    (query) => {
      expect(matchesFilter(entry, { ...all, query })).toBe(true);
    },
  );

  test.each(["child's", "child’s", '"hub', "“hub", 'city"', "“hub city”"])(
    "finds %j with straight or curly quotes",
    (query) => {
      for (const text of ["A child’s “hub city” is no such place.", 'A child\'s "hub city" is no such place.']) {
        expect(matchesFilter({ ...entry, text: folded(text) }, { ...all, query })).toBe(true);
      }
    },
  );

  test("matches only entries with every word of the query", () => {
    expect(matchesFilter(entry, { ...all, query: "ley tribunal" })).toBe(false);
  });

  test("keeps a decimal point apart from the end of a sentence", () => {
    expect(folded("In 2016. 12 states")).toBe("in 2016. 12 states");
  });

  test("narrows to a topic and a status together", () => {
    expect(matchesFilter(entry, { query: "ley", topic: "law", status: "disputed" })).toBe(true);
    expect(matchesFilter(entry, { ...all, topic: "money" })).toBe(false);
    expect(matchesFilter(entry, { ...all, topic: "law", status: "supported" })).toBe(false);
  });
});
