import { beforeEach, expect, test } from "vitest";

import { setSwitch } from "@/lib/limits/commands";
import { listSteps } from "@/lib/deliveries/progress/queries";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { emptyDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { readSite } from "./site-templates";

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

test("the live numbers are those of the petition the site is about", async () => {
  await createPetition({ slug: "another" });
  await createPetition({ slug: "safe-harbor", status: "paused", pausedAt: new Date("2026-02-01") });
  expect(await readSite(listSteps)).toMatchObject({
    frame: { petition: "shown" },
    live: { numbers: { status: "paused", goal: 1000, tally: { confirmed: 0, byState: {}, unknownState: 0 } } },
  });
});

test.each([
  ["open", true, "paused"],
  ["open", false, "open"],
  ["closed", true, "closed"],
] as const)("a petition that is %s says, with signing paused %s, that it is %s", async (status, paused, shown) => {
  await createPetition({ slug: "safe-harbor", status, closesAt: status === "closed" ? new Date("2026-02-01") : null });
  await setSwitch(null, "signing-paused", paused, new Date());
  expect((await readSite(listSteps)).live.numbers).toMatchObject({ status: shown });
});

test.each([{ status: "draft" }, { status: "hidden" }, { status: "taken_down" }] as const)(
  "a petition that is %j has no numbers, not even the status that it is away",
  async (life) => {
    await createPetition({ slug: "safe-harbor", ...life });
    expect(await readSite(listSteps)).toMatchObject({ frame: { petition: "hidden" }, live: { numbers: null } });
  },
);
