import { expect, test } from "vitest";

import { withoutValues } from "./rules";

test("a statement is shown without its values", () => {
  expect(
    withoutValues("SELECT name\n  FROM t WHERE email = 'grace@example.org' AND n = 12 AND p = $3 AND t1.a = 1.5"),
  ).toBe("SELECT name FROM t WHERE email = '…' AND n = … AND p = $3 AND t1.a = …");
  expect(withoutValues("SELECT 'it''s, or an open one")).toBe("SELECT '…'");
  expect(withoutValues(`SELECT ${"a, ".repeat(500)}`)).toHaveLength(300);
});
