import { beforeEach, expect, test } from "vitest";

import { clearPetitionMemo } from "@/lib/petitions/queries";
import { emptyDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { findLiveNumbers } from "./live-numbers";

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

test("the live numbers are those of the petition the site is about", async () => {
  await createPetition({ slug: "another" });
  await createPetition({ slug: "safe-harbor", status: "paused", pausedAt: new Date("2026-02-01") });
  expect(await findLiveNumbers()).toMatchObject({
    status: "paused",
    goal: 1000,
    tally: { confirmed: 0, byState: {}, unknownState: 0 },
  });
});

test.each([{ status: "draft" }, { status: "hidden" }, { status: "taken_down" }] as const)(
  "nothing is told of a petition that is %j, not even that it is away",
  async (life) => {
    await createPetition({ slug: "safe-harbor", ...life });
    expect(await findLiveNumbers()).toBe("hidden");
  },
);
