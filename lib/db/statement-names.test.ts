import { expect, test } from "vitest";

import { statementName } from "./statement-names";

test("a text always has the same name, and another text has another name", () => {
  const name = statementName({ sql: "SELECT 1" });
  expect(statementName({ sql: "SELECT 1" })).toBe(name);
  expect(statementName({ sql: "SELECT 2" })).not.toBe(name);
  expect(name.length).toBeLessThanOrEqual(63);
});

test("an unlimited number of texts does not fill the memory of the server or of PostgreSQL", () => {
  const names = Array.from({ length: 3_000 }, (_, i) => statementName({ sql: `SELECT ${i} /* many */` }));
  expect(names.filter(Boolean).length).toBeLessThanOrEqual(1_000);
  expect(names.at(-1)).toBe("");
});
