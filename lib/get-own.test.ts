import { expect, test } from "vitest";

import { getOwn } from "./get-own";

test("only own properties of a record are found, whatever the key", () => {
  const messages = { found: "A message." };
  expect(getOwn(messages, "found")).toBe("A message.");
  for (const key of ["constructor", "toString", "__proto__", "", undefined, 5, ["found"]])
    expect(getOwn(messages, key)).toBeUndefined();
});
