import { beforeEach, expect, test } from "vitest";

import { emptyDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { findLiveNumbers } from "./live-numbers";

beforeEach(emptyDatabase);

test("the live numbers are those of the petition the site is about", async () => {
  await createPetition({ slug: "another" });
  await createPetition({ slug: "safe-harbor", status: "paused", pausedAt: new Date("2026-02-01") });
  expect(await findLiveNumbers()).toMatchObject({ status: "paused", goal: 1000, tally: { confirmed: 0, byState: {}, unknownState: 0 } });
});
