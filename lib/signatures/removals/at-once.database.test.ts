import { beforeEach, expect, test } from "vitest";

import { cast } from "@/prisma/cast";
import { writeAlike } from "@/tests/bulk-signers";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { ruleFields, untilDone } from "@/tests/removal-access";
import { signsAndConfirms } from "@/tests/signer";

import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { reinstate, remove } from "../moderation/commands";
import { erase, restore, withdraw } from "../rights/commands";
import { foldTally } from "../tally/commands";
import { findTallyGap } from "../tally/queries";
import { startRemoval, undoRemoval, writeRule } from "./commands";
import { findRemoval } from "./queries";
import { ruleInput } from "./schema";

const now = new Date("2026-03-01T12:30:00Z");

let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
});

const signs = (from: number, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      signsAndConfirms(now, cast.grace, { email: `at-once-${from + i}@spam.example` }),
    ),
  );
const statuses = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ status: string; count: number }>(
      "SELECT status, count(*)::int AS count FROM signature GROUP BY status ORDER BY status",
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  });

test("while others sign, withdraw, erase, remove and reinstate, what is removed is what was found and still counted, and the count is exact", async () => {
  const alike = await writeAlike(petitionId, { count: 1_200 });
  const written = await writeRule(admin, ruleInput.parse(ruleFields({ domain: "spam.example" })), now);
  const id = written.ok ? written.value : 0;
  await Promise.all([untilDone(now), untilDone(now), signs(0, 10)]);
  const { found } = (await findRemoval(admin, id))!;
  await signs(10, 10);
  await startRemoval(admin, id, "made-up people", now);
  const parts = Array.from({ length: 5 }, (_, part) => alike.slice(part * 240, part * 240 + 8));
  await Promise.all([
    untilDone(now),
    untilDone(now),
    signs(20, 10),
    ...parts[0]!.map((each) => withdraw(each, now)),
    ...parts[1]!.map((each) => erase(each)),
    ...parts[2]!.map((each) => remove(admin, each, "by hand", now)),
    ...parts[3]!.map((each) => reinstate(admin, each)),
    foldTally(),
  ]);
  await untilDone(now);
  const removal = (await findRemoval(admin, id))!;
  expect(removal.status).toBe("removed");
  expect(await findTallyGap()).toBe(0);
  // None that signed after the rule was written was found or removed, though all of them fit it.
  expect(found).toBe(1_200);
  const after = await statuses();
  expect(after["confirmed"]! + after["removed"]! + (after["withdrawn"] ?? 0)).toBe(1_200 - parts[1]!.length + 30);

  await undoRemoval(admin, id, now);
  await Promise.all([
    untilDone(now),
    untilDone(now),
    ...parts[0]!.map((each) => restore(each, now)),
    ...parts[4]!.map((each) => reinstate(admin, each)),
  ]);
  await untilDone(now);
  const end = await statuses();
  expect(await findTallyGap()).toBe(0);
  expect((await findRemoval(admin, id))!.status).toBe("undone");
  // What was removed by hand stays removed: nothing else does.
  const byHand = await onDatabase(
    async (client) =>
      (await client.query("SELECT 1 FROM signature WHERE status = 'removed' AND removed_reason = 'by hand'")).rows
        .length,
  );
  expect(end["removed"] ?? 0).toBe(byHand);
  expect(end["confirmed"]).toBe(1_200 - parts[1]!.length + 30 - byHand);
});
