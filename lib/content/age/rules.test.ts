import { expect, test } from "vitest";

import { isDue } from "./rules";

test.each([
  ["2026-02", "2026-11-22", false], ["2026-02", "2027-08-31", false], ["2026-02", "2027-09-01", true], ["2025", "2026-07-31", false],
  ["2025", "2026-08-01", true], ["2025-12", "2026-01-01", false], ["2018-10", "2026-11-22", true],
] as const)("what was checked in %s is due again on %s: %s", (checked, day, due) => {
  expect(isDue(checked, new Date(`${day}T12:00:00Z`))).toBe(due);
});
