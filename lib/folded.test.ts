import { expect, test } from "vitest";

import { folded } from "./folded";

test.each([
  ["Según SEGÚN", "segun segun"],
  ["27.6 millones; 300,000", "276 millones; 300000"],
  ["In 2016. 12 states", "in 2016. 12 states"],
  ["child’s “hub city”", 'child\'s "hub city"'],
])("%j is searched as %j", (text, expected) => {
  expect(folded(text)).toBe(expected);
});
