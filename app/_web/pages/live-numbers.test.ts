import { expect, test } from "vitest";

import { findLiveNumbers } from "./live-numbers";

// The settings of these tests name a database that nobody answers for.
test("while the database is away there are no numbers, and whoever asked goes on without", async () => {
  expect(await findLiveNumbers()).toBe("away");
});
