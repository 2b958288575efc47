import { expect, test } from "vitest";

import { getOwn } from "./get-own";

test("only what a record itself holds is found, whatever the key", () => {
  const sentences = { found: "A sentence." };
  expect(getOwn(sentences, "found")).toBe("A sentence.");
  for (const key of ["constructor", "toString", "__proto__", "", undefined, 5, ["found"]])
    expect(getOwn(sentences, key)).toBeUndefined();
});
