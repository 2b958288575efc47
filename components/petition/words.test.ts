import { expect, it } from "vitest";

import { checkedWords, dayWords, momentWords, numberWords, percentWords } from "./words";

it("numbers are written as people in the United States write them, in both languages", () => {
  expect(numberWords(75_000, "en")).toBe("75,000");
  expect(numberWords(75_000, "es")).toBe("75,000");
});

it("a goal is not called reached before it is", () => {
  expect(percentWords(0.9999, "en")).toBe("99%");
  expect(percentWords(0.9999, "es")).toMatch(/^99\s?%$/);
});

it("the month of a check does not typo to the one before in American time zones", () => {
  expect(checkedWords("2026-03", "en")).toBe("March 2026");
  expect(checkedWords("2026-03", "es")).toBe("marzo de 2026");
  expect(checkedWords("2025", "en")).toBe("2025");
});

it("days are those of the East Coast", () => {
  expect(dayWords(new Date("2026-03-02T03:00:00Z"), "en")).toBe("March 1, 2026");
  expect(momentWords(new Date("2026-03-02T03:00:00Z"), "en")).toContain("EST");
});
