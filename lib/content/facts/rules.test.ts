import { describe, expect, test } from "vitest";

import { correctionFault, folded, isAskedFor } from "./rules";
import type { FactRecord, FactWords } from "./schema";

const record: FactRecord = {
  id: "fact-of-a-test",
  topic: "law",
  status: "disputed",
  publish: "correct",
  checked: "2026-02",
  sources: ["jury-instruction"],
};
const words: FactWords = {
  claim: "A number is told.",
  known: "Nobody knows it.",
  reason: "There is no count.",
  correction: "It was a guess.",
};
const uncorrected = { ...words, correction: null };

describe("a correction", () => {
  test("belongs to every claim that is not to be repeated, even a supported one", () => {
    expect(correctionFault(record, words)).toBeNull();
    expect(correctionFault(record, uncorrected)).toMatch(/should be corrected/);
    expect(correctionFault({ ...record, status: "supported" }, words)).toBeNull();
    expect(correctionFault({ ...record, status: "supported" }, uncorrected)).toMatch(/should be corrected/);
  });

  test.each(["quote", "caution"] as const)("has no place beside a supported claim to %s", (publish) => {
    expect(correctionFault({ ...record, status: "supported", publish }, words)).toMatch(/no correction/);
    expect(correctionFault({ ...record, status: "supported", publish }, uncorrected)).toBeNull();
  });

  test.each(["superseded", "disputed"] as const)(
    "may stand beside a claim that is %s and reworded, or not",
    (status) => {
      expect(correctionFault({ ...record, status, publish: "reword" }, words)).toBeNull();
      expect(correctionFault({ ...record, status, publish: "reword" }, uncorrected)).toBeNull();
    },
  );
});

describe("the search", () => {
  const entry = {
    text: folded("Según la ley, unos 27.6 millones; “300,000” no. Ángeles"),
    topic: "law",
    status: "disputed",
  };
  const all = { words: "", topic: "", status: "" };

  test("asks for nothing when it is empty", () => {
    expect(isAskedFor(entry, all)).toBe(true);
    expect(isAskedFor(entry, { ...all, words: "  " })).toBe(true);
  });

  test.each(["segun", "SEGÚN", "angeles", "300000", "300,000", "ley millones", " millones  ley ", "27.6"])(
    "finds %j",
    (asked) => {
      expect(isAskedFor(entry, { ...all, words: asked })).toBe(true);
    },
  );

  test.each(["child's", "child’s", '"hub', "“hub", 'city"', "“hub city”"])(
    "finds %j, whether its marks are typed straight or curly",
    (asked) => {
      for (const text of ["A child’s “hub city” is no such place.", 'A child\'s "hub city" is no such place.']) {
        expect(isAskedFor({ ...entry, text: folded(text) }, { ...all, words: asked })).toBe(true);
      }
    },
  );

  test("wants every word of it", () => {
    expect(isAskedFor(entry, { ...all, words: "ley tribunal" })).toBe(false);
  });

  test("keeps a decimal point apart from the end of a sentence", () => {
    expect(folded("In 2016. 12 states")).toBe("in 2016. 12 states");
  });

  test("narrows to a topic and a status together", () => {
    expect(isAskedFor(entry, { words: "ley", topic: "law", status: "disputed" })).toBe(true);
    expect(isAskedFor(entry, { ...all, topic: "money" })).toBe(false);
    expect(isAskedFor(entry, { ...all, topic: "law", status: "supported" })).toBe(false);
  });
});
