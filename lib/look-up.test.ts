import { expect, test } from "vitest";

import { lookUp } from "./look-up";

test("only what a record itself holds is found, whatever the key", () => {
  const sentences = { found: "A sentence." };
  expect(lookUp(sentences, "found")).toBe("A sentence.");
  for (const key of ["constructor", "toString", "__proto__", "", undefined, 5, ["found"]]) expect(lookUp(sentences, key)).toBeUndefined();
});
