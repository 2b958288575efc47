import { expect, test } from "vitest";

import { formatDate, formatDay, formatMoment, formatNumber, formatPercent } from "./format";

test("numbers are written as people in the United States write them, in both languages", () => {
  for (const locale of ["en", "es"] as const)
    expect([1_000, 75_000].map((number) => formatNumber(locale, number))).toEqual(["1,000", "75,000"]);
});

test("a goal is not called reached before it is", () => {
  expect(formatPercent("en", 0.9999)).toBe("99%");
  expect(formatPercent("es", 0.9999)).toMatch(/^99\s?%$/);
});

test("a date of the content is as exact as it is known, and the same in American time zones", () => {
  expect(["2025", "2026-03", "2026-03-01"].map((date) => formatDate("en", date))).toEqual([
    "2025",
    "March 2026",
    "March 1, 2026",
  ]);
  expect(["2025", "2026-03", "2026-03-01"].map((date) => formatDate("es", date))).toEqual([
    "2025",
    "marzo de 2026",
    "1 de marzo de 2026",
  ]);
});

test("days are those of the East Coast", () => {
  expect(formatDay("en", new Date("2026-03-02T03:00:00Z"))).toBe("March 1, 2026");
  expect(formatMoment("en", new Date("2026-03-02T03:00:00Z"))).toContain("EST");
});
