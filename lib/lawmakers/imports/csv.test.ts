import { expect, test } from "vitest";

import { tidy } from "./csv";

test("a value that is too long is cut between two characters, never within one", () => {
  for (const before of ["", "x"])
    expect(tidy(before + "🙂".repeat(9), 3)).toBe((before + "🙂🙂🙂").slice(0, before ? 5 : 6));
  expect(tidy("Ann\u0000 \u200E Alpha \uD83D", 20)).toBe("Ann Alpha \uFFFD");
});
