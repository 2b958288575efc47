import { expect, test } from "vitest";

import { formatAgo, formatDate, formatDay, formatMoment, formatNumber, formatPercent } from "./format";

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

test("how long ago is in the largest whole unit, never rounded up", () => {
  const now = new Date("2026-03-02T12:00:00Z");
  const ago = (seconds: number) => formatAgo("en", new Date(now.getTime() - seconds * 1_000), now);
  expect([-5, 59, 60, 7_199, 7_200, 47 * 3_600, 59 * 86_400, 800 * 86_400].map(ago)).toEqual([
    "now",
    "now",
    "1 minute ago",
    "1 hour ago",
    "2 hours ago",
    "1 day ago",
    "1 month ago",
    "2 years ago",
  ]);
  expect(formatAgo("es", new Date("2026-03-02T10:00:00Z"), now)).toBe("hace 2 horas");
});
