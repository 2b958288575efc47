import { beforeEach, expect, test } from "vitest";

import type { Organizer } from "@/lib/organizers/schema";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { buildAll, buildDelivery, packetsOf } from "./built-packets";
import { emptyDatabase, onDatabase } from "./database";
import { createAdmin, writeConstituents } from "./deliveries";
import { auditActions } from "./exports";
import { createPetition } from "./petition";

const now = new Date("2026-03-02T12:00:00Z");
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  const petitionId = await createPetition();
  admin = await createAdmin();
  await writeConstituents(petitionId, [{ name: "Ann" }]);
});

const leave = (tries: number) =>
  onDatabase((client) =>
    client.query(
      "UPDATE packet SET status = 'building', tries = $1, claimed_until = clock_timestamp() - interval '1 minute'",
      [tries],
    ),
  );

test("a packet whose builders were killed each time has failed, and is not tried for ever", async () => {
  const delivery = await buildDelivery(admin, now);
  await leave(5);
  await buildAll(now);
  expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "failed" }]);
  expect(await auditActions()).toContain("packet-failed");
});

test("a packet that was left a few times is built by the next builder", async () => {
  const delivery = await buildDelivery(admin, now);
  await leave(4);
  await buildAll(now);
  expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "ready", generation: 2 }]);
});
