import { expect, test } from "vitest";

import { writeAlike } from "@/tests/bulk-signers";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { ruleFields, untilDone } from "@/tests/removal-access";

import { readHistory } from "../history/queries";
import { reinstate } from "../moderation/commands";
import { purgeRemovalLists, startRemoval, undoRemoval, writeRule } from "./commands";
import { ruleInput } from "./schema";

const now = new Date("2026-03-01T12:30:00Z");
const REASON = "made-up people";

test("what removed a signature and was undone is in its history, for the whole removal and for one alone", async () => {
  const [petitionId, admin] = [await createPetition(), await createAdmin()];
  const [whole, alone] = (await writeAlike(petitionId, { count: 2 })) as [bigint, bigint];
  const written = await writeRule(admin, ruleInput.parse(ruleFields({ domain: "spam.example" })), now);
  const id = written.ok ? written.value : 0;
  await untilDone(now);
  await startRemoval(admin, id, REASON, now);
  await untilDone(now);
  expect((await readHistory(admin, whole))!.undone).toEqual([]);
  await reinstate(admin, alone);
  await undoRemoval(admin, id, now);
  await untilDone(now);
  await purgeRemovalLists();
  expect((await readHistory(admin, whole))!.undone).toEqual([{ id, startedAt: now, reason: REASON, undoneAt: now }]);
  const history = (await readHistory(admin, alone))!;
  expect(history.undone).toEqual([{ id, startedAt: now, reason: REASON, undoneAt: null }]);
  expect(history.entries.map(({ action }) => action)).toEqual(["signature-reinstated"]);
});
