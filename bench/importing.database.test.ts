import { beforeEach, expect, test } from "vitest";

import { emptyDatabase } from "../tests/database";
import { measureImport } from "./importing";

beforeEach(emptyDatabase);

test("all lawmakers of the country are imported without a problem", async () => {
  const { Import: rows } = await measureImport();
  expect(rows!.map(({ rows: count, errors }) => [count, errors])).toEqual([
    [7_400, 0],
    [7_400, 0],
    [7_400, 0],
    [7_400, 0],
    [7_400, 0],
  ]);
  expect(Number(rows![1]!["seconds"])).toBeLessThan(60);
});
