import { expect, test } from "vitest";

import { ageOfRoster, newestTermStart } from "./rules";

const day = (written: string) => new Date(`${written}T00:00:00Z`);

test.each([
  ["TX", "2026-08-05", "2026-10-31", { age: "current" }],
  ["TX", "2026-08-05", "2026-11-28", { age: "ending", from: day("2027-01-01") }],
  ["TX", "2026-08-05", "2027-01-01", { age: "old", from: day("2027-01-01") }],
  ["TX", "2026-12-31", "2028-06-01", { age: "old", from: day("2027-01-01") }],
  ["TX", "2027-01-12", "2027-01-12", { age: "current" }],
  ["TX", "2027-02-01", "2028-10-01", { age: "current" }],
  ["TX", "2027-02-01", "2027-11-28", { age: "current" }],
  ["VA", "2026-08-05", "2026-11-28", { age: "current" }],
  ["VA", "2026-08-05", "2027-12-01", { age: "ending", from: day("2028-01-01") }],
  ["VA", "2026-08-05", "2028-01-02", { age: "old", from: day("2028-01-01") }],
])("in %s a roster of %s is on %s %j", (state, roster, today, expected) => {
  expect(ageOfRoster(state, day(roster), day(today))).toEqual(expected);
});

test("terms begin after the elections of even years, and of odd years in four states", () => {
  for (const state of ["TX", "NE", "VT", "DC"])
    expect(newestTermStart(state, day("2026-11-28"))).toEqual(day("2025-01-01"));
  for (const state of ["LA", "MS", "NJ", "VA"])
    expect(newestTermStart(state, day("2026-11-28"))).toEqual(day("2026-01-01"));
});
