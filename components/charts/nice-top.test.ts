import { expect, test } from "vitest";

import { niceTop } from "./nice-top";

test.each([
  [0, 2],
  [1, 2],
  [3, 4],
  [9, 10],
  [11, 12],
  [13, 16],
  [99, 100],
  [101, 120],
  [103, 120],
  [1_000_000, 1_000_000],
  [1_000_001, 1_200_000],
])("a scale for %i ends at %i", (highest, top) => expect(niceTop(highest)).toBe(top));

test("a scale holds its highest number, and its half is a whole number", () => {
  for (let highest = 0; highest < 5_000; highest++) {
    expect(niceTop(highest)).toBeGreaterThanOrEqual(highest);
    expect(niceTop(highest) % 2).toBe(0);
  }
});
