import { expect, test } from "vitest";

import { readSite } from "./site-templates";

// The settings of these tests name a database that does not exist.
test("while the database is away there are no numbers, and the page goes on without", async () => {
  expect(await readSite(async () => [])).toEqual({
    frame: { petition: "away" },
    live: { banner: null, numbers: null, steps: [], edition: null },
    isAway: true,
  });
});
