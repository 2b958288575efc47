import { describe, expect, test } from "vitest";

import { states } from "../../content/states";
import { ageOfRoster, isOutdated, newestTermStart, questionOfRoster } from "./rules";
import { electionDay, firstDays } from "./starts";

const day = (written: string) => new Date(`${written}T00:00:00Z`);

test.each([
  ["TX", "2026-08-05", "2026-10-31", { age: "current" }],
  ["TX", "2026-08-05", "2026-11-28", { age: "ending", from: day("2027-01-12") }],
  ["TX", "2026-08-05", "2027-01-11", { age: "ending", from: day("2027-01-12") }],
  ["TX", "2026-08-05", "2027-01-12", { age: "old", from: day("2027-01-12") }],
  ["TX", "2027-01-05", "2028-06-01", { age: "old", from: day("2027-01-12") }],
  ["TX", "2027-01-12", "2027-01-12", { age: "current" }],
  ["TX", "2027-02-01", "2028-10-01", { age: "current" }],
  ["TX", "2027-02-01", "2027-11-28", { age: "current" }],
  ["FL", "2026-08-05", "2026-11-02", { age: "ending", from: day("2026-11-03") }],
  ["FL", "2026-08-05", "2026-11-03", { age: "old", from: day("2026-11-03") }],
  ["VA", "2026-08-05", "2026-11-28", { age: "current" }],
  ["VA", "2026-08-05", "2027-12-01", { age: "ending", from: day("2028-01-12") }],
  ["VA", "2026-08-05", "2028-01-12", { age: "old", from: day("2028-01-12") }],
  ["MS", "2025-08-05", "2027-10-31", { age: "current" }],
  ["AL", "2024-08-05", "2025-08-05", { age: "current" }],
])("in %s a roster of %s is on %s %j", (state, roster, today, expected) => {
  expect(ageOfRoster(state, day(roster), day(today))).toEqual(expected);
  expect(isOutdated(state, day(roster), day(today))).toBe(expected.age === "old");
});

describe("new terms", () => {
  // Days on which legislators who were elected in November 2024 were sworn in, by Ballotpedia.
  test.each([
    ["AK", "2025-01-21"],
    ["AZ", "2025-01-13"],
    ["CA", "2024-12-02"],
    ["CO", "2025-01-08"],
    ["CT", "2025-01-08"],
    ["DE", "2024-11-06"],
    ["FL", "2024-11-05"],
    ["HI", "2024-11-05"],
    ["ID", "2024-12-01"],
    ["IL", "2025-01-08"],
    ["IN", "2024-11-06"],
    ["KS", "2025-01-13"],
    ["KY", "2025-01-01"],
    ["NE", "2025-01-08"],
    ["TX", "2025-01-14"],
    ["VT", "2025-01-08"],
    ["WI", "2025-01-06"],
  ])("began in %s on %s after the election of 2024", (state, first) => {
    expect(newestTermStart(state, day("2026-10-01"))).toEqual(day(first));
  });

  test("begin after the elections of a state's own years", () => {
    const newest = (state: string) => newestTermStart(state, day("2026-10-01")).getUTCFullYear();
    expect(["NJ", "VA"].map(newest)).toEqual([2026, 2026]);
    expect(["LA", "MS", "AL", "MD"].map(newest)).toEqual([2024, 2024, 2022, 2023]);
    expect(newest("PR")).toBe(2025);
  });

  test("have a day in every state that has lawmakers, at most eleven weeks after the election", () => {
    const withLegislature = states.filter(({ kind, code }) => kind !== "territory" || code === "PR");
    expect([...firstDays.keys()].sort()).toEqual(withLegislature.map(({ code }) => code).sort());
    for (let year = 2023; year < 2040; year += 1)
      for (const first of firstDays.values()) {
        const days = (first(year).getTime() - electionDay(year).getTime()) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(78);
      }
  });
});

test.each([
  ["2026-11-28", "2027-01-12", "old"],
  ["2026-10-30", "2026-11-28", "ending"],
  ["2026-02-01", "2026-05-01", "stale"],
  ["2026-03-15", "2026-05-01", null],
])("before packets are built from a roster of %s on %s, an organizer is asked about: %s", (roster, today, reason) => {
  expect(questionOfRoster("TX", day(roster), day(today))?.reason ?? null).toBe(reason);
});
