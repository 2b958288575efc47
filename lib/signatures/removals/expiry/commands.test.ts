import { expect, it } from "vitest";

import { writeAlike } from "@/tests/bulk-signers";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { ruleFields, untilDone } from "@/tests/removal-access";

import { clearPetitionMemo } from "../../../petitions/queries";
import { addMilliseconds, DAY } from "../../../time";
import { findTally } from "../../tally/queries";
import { startRemoval, undoRemoval, writeRule } from "../commands";
import { findRemoval, listRemovals } from "../queries";
import { NOT_KEPT, ruleInput } from "../schema";
import { blankRules } from "./commands";

const now = new Date("2026-03-01T12:30:00Z");

it("a rule loses its network after 14 days and all of it after a year, and can still be undone", async () => {
  await emptyDatabase();
  clearPetitionMemo();
  const petitionId = await createPetition();
  const admin = await createAdmin();
  await writeAlike(petitionId, { count: 2, ip: "198.51.100.7" });
  const rule = ruleInput.parse(ruleFields({ network: "198.51.100.7", domain: "spam.example" }));
  const written = await writeRule(admin, rule, now);
  const id = written.ok ? written.value : 0;
  await untilDone(now);
  await startRemoval(admin, id, "made-up people", now);
  await untilDone(now);
  const marks = () =>
    onDatabase(
      async (client) =>
        (await client.query("SELECT num_nonnulls(network_mark, domain_mark, rule_sealed) AS kept FROM bulk_removal"))
          .rows,
    );
  expect([await blankRules(addMilliseconds(now, 13 * DAY)), await marks()]).toEqual([0, [{ kept: 3 }]]);
  expect([await blankRules(addMilliseconds(now, 15 * DAY)), await marks()]).toEqual([1, [{ kept: 2 }]]);
  expect(await findRemoval(admin, id)).toMatchObject({ network: NOT_KEPT, domain: "spam.example" });
  expect([await blankRules(addMilliseconds(now, 364 * DAY)), await marks()]).toEqual([0, [{ kept: 2 }]]);
  expect([await blankRules(addMilliseconds(now, 366 * DAY)), await marks()]).toEqual([1, [{ kept: 0 }]]);
  expect((await listRemovals(admin, null))![0]).toMatchObject({ id, phrase: NOT_KEPT, network: null, removed: 2 });
  expect(await undoRemoval(admin, id, now)).toMatchObject({ ok: true });
  await untilDone(now);
  expect(await findRemoval(admin, id)).toMatchObject({ status: "undone", reinstated: 2 });
  expect((await findTally(petitionId)).confirmed).toBe(2);
});

it("what a rule found can still be removed after the rule was blanked", async () => {
  await emptyDatabase();
  clearPetitionMemo();
  const petitionId = await createPetition();
  const admin = await createAdmin();
  await writeAlike(petitionId, { count: 2, ip: "198.51.100.7" });
  const rule = ruleInput.parse(ruleFields({ network: "198.51.100.7", domain: "spam.example" }));
  const written = await writeRule(admin, rule, now);
  const id = written.ok ? written.value : 0;
  await untilDone(now);
  const later = addMilliseconds(now, 366 * DAY);
  while ((await blankRules(later)) > 0) continue;
  expect(await startRemoval(admin, id, "made-up people", later)).toMatchObject({ ok: true });
  await untilDone(later);
  expect(await findRemoval(admin, id)).toMatchObject({ status: "removed", removed: 2 });
});
