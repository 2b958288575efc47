import { expect, test } from "vitest";

import { type CheckKind, isDue } from "./rules";

test.each([
  ["2026-02", "help", "2026-05-31", false],
  ["2026-02", "help", "2026-06-01", true],
  ["2026-02", "other", "2026-08-31", false],
  ["2026-02", "other", "2026-09-01", true],
  ["2025-12", "other", "2026-01-01", false],
  ["2025", "law", "2026-01-31", false],
  ["2025", "law", "2026-02-01", true],
  ["2018-10", "law", "2026-11-22", true],
] as [string, CheckKind, string, boolean][])(
  "what was checked in %s (%s) is due again on %s: %s",
  (checked, kind, day, due) => {
    expect(isDue(checked, kind, new Date(`${day}T12:00:00Z`))).toBe(due);
  },
);
