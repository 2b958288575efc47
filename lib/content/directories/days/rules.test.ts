import { describe, expect, test } from "vitest";

import type { DayRule } from "../schema";
import { announcedDays, comingYear, dayAfter, dayAt, isUnderWay, nextSpan, spanIn } from "./rules";

const thanksgiving = { kind: "weekday", month: 11, weekday: 4, nth: 4 } as const;
const memorialDay = { kind: "weekday", month: 5, weekday: 1, nth: -1 } as const;
const laborDay = { kind: "weekday", month: 9, weekday: 1, nth: 1 } as const;
const january11 = { kind: "date", month: 1, day: 11 } as const;

describe("a rule falls on the days that the calendars of those years show", () => {
  test.each([
    [2023, "2023-11-23"],
    [2024, "2024-11-28"],
    [2025, "2025-11-27"],
    [2026, "2026-11-26"],
    [2029, "2029-11-22"],
  ])("the fourth Thursday of November in %i", (year, date) =>
    expect(spanIn(thanksgiving, year)).toEqual({ from: date, until: date }),
  );

  test.each([
    [2021, "2021-05-31"],
    [2024, "2024-05-27"],
    [2026, "2026-05-25"],
    [2027, "2027-05-31"],
  ])("the last Monday of May in %i", (year, date) => expect(spanIn(memorialDay, year).from).toBe(date));

  test.each([
    [2024, "2024-09-02"],
    [2025, "2025-09-01"],
    [2026, "2026-09-07"],
  ])("the first Monday of September in %i", (year, date) => expect(spanIn(laborDay, year).from).toBe(date));

  test("a fixed date is the same every year", () => {
    expect([2024, 2025, 2100].map((year) => spanIn(january11, year).from)).toEqual([
      "2024-01-11",
      "2025-01-11",
      "2100-01-11",
    ]);
  });

  test("a month is all of its days, leap years included", () => {
    expect(spanIn({ kind: "month", month: 1 }, 2027)).toEqual({ from: "2027-01-01", until: "2027-01-31" });
    expect(spanIn({ kind: "month", month: 2 }, 2027).until).toBe("2027-02-28");
    expect(spanIn({ kind: "month", month: 2 }, 2028).until).toBe("2028-02-29");
    expect(spanIn({ kind: "month", month: 12 }, 2026)).toEqual({ from: "2026-12-01", until: "2026-12-31" });
  });
});

describe("the next time", () => {
  test("is this year until the day is over, and then the next", () => {
    expect(nextSpan(january11, "2026-01-10").from).toBe("2026-01-11");
    expect(nextSpan(january11, "2026-01-11").from).toBe("2026-01-11");
    expect(nextSpan(january11, "2026-01-12").from).toBe("2027-01-11");
  });

  test("is the month under way until its last day is over", () => {
    const april: DayRule = { kind: "month", month: 4 };
    expect(nextSpan(april, "2026-04-30").from).toBe("2026-04-01");
    expect(nextSpan(april, "2026-05-01").from).toBe("2027-04-01");
    expect(isUnderWay(nextSpan(april, "2026-04-30"), "2026-04-30")).toBe(true);
    expect(isUnderWay(nextSpan(april, "2026-05-01"), "2026-05-01")).toBe(false);
  });
});

test("the coming year begins with the days under way and leaves out those that cannot be computed", () => {
  const days = [
    { id: "jan", rule: { kind: "month", month: 1 } },
    { id: "jan-11", rule: january11 },
    { id: "thanksgiving", rule: thanksgiving },
    { id: "red-x", rule: { kind: "announced", month: 2 } },
    { id: "nov", rule: { kind: "month", month: 11 } },
    { id: "jan-1", rule: { kind: "date", month: 1, day: 1 } },
  ] satisfies { id: string; rule: DayRule }[];
  expect(comingYear(days, "2026-11-22").map(({ day, span }) => [day.id, span.from])).toEqual([
    ["nov", "2026-11-01"],
    ["thanksgiving", "2026-11-26"],
    ["jan", "2027-01-01"],
    ["jan-1", "2027-01-01"],
    ["jan-11", "2027-01-11"],
  ]);
  expect(announcedDays(days).map(({ id }) => id)).toEqual(["red-x"]);
});

test("the day is that of the time zone, not of the server", () => {
  const newYearInLondon = new Date("2027-01-01T00:30:00Z");
  expect(dayAt(newYearInLondon, "America/New_York")).toBe("2026-12-31");
  expect(dayAt(newYearInLondon, "UTC")).toBe("2027-01-01");
  expect(dayAt(new Date("2026-07-04T04:00:00Z"), "America/New_York")).toBe("2026-07-04");
});

test("a day is followed by the next, across months, years and leap days", () => {
  expect(["2026-12-31", "2027-02-28", "2028-02-28", "2026-01-11"].map(dayAfter)).toEqual([
    "2027-01-01",
    "2027-03-01",
    "2028-02-29",
    "2026-01-12",
  ]);
});
