import { expect, test } from "vitest";

import { findLiveNumbers } from "./live-numbers";

// The settings of these tests name a database that does not exist.
test("while the database is away there are no numbers, and the page goes on without", async () => {
  expect(await findLiveNumbers()).toBe("away");
});
