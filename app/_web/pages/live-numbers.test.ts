import { expect, test } from "vitest";

import { findLiveNumbers } from "./live-numbers";

// The settings of these tests name a database that does not exist.
test("while the database is away there are no numbers, and nothing throws", async () => {
  expect(await findLiveNumbers()).toBe("away");
});
