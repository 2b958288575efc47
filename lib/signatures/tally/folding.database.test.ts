import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { foldTally, recount } from "./commands";
import { countByDay, findTally } from "./queries";
import { toTally } from "./rules";
import { UNKNOWN_STATE } from "./schema";

const began = new Date("2026-03-10T00:00:00Z");
let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
});

const stateCodes = ["TX", "VT", "NY", UNKNOWN_STATE];
const confirmation = fc.record({ state: fc.constantFrom(...stateCodes), hour: fc.nat(50) });

const write = (state: string, hour: number, delta: 1 | -1) =>
  onDatabase((client) =>
    client.query(
      "INSERT INTO tally_entry (petition_id, state, hour, delta) VALUES ($1, $2, $3::timestamptz + $4 * interval '1 hour', $5)",
      [petitionId, state, began, hour, delta],
    ),
  );

test("folding at any moment, by several workers, changes no number that somebody reads meanwhile", async () => {
  let expected = 0;
  const rounds = fc.array(fc.record({ added: fc.array(confirmation, { maxLength: 6 }), takesBack: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  });
  const property = fc.asyncProperty(rounds, async (all) => {
    for (const { added, takesBack } of all) {
      for (const { state, hour } of added) await write(state, hour, 1);
      if (takesBack) for (const { state, hour } of added) await write(state, hour, -1);
      expected += takesBack ? 0 : added.length;
      const reads = Promise.all([
        findTally(petitionId),
        foldTally(),
        findTally(petitionId),
        foldTally(),
        findTally(petitionId),
      ]);
      for (const each of await reads) if (typeof each !== "number") expect(each.confirmed).toBe(expected);
    }
    while ((await foldTally()) > 0) continue;
    expect((await findTally(petitionId)).confirmed).toBe(expected);
    const days = await countByDay(petitionId, { states: null, days: 3_660, timeZone: "UTC" }, new Date());
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(expected);
    // The hours and the totals of the states agree. Here nobody has signed, so the ledger itself is what differs.
    expect((await recount()).filter(({ hour }) => hour.getTime() === 0)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 40, interruptAfterTimeLimit: 10_000, endOnFailure: true });
});

test("the tally of any counts has their sum, by state and of unknown states", () => {
  const counts = fc.uniqueArray(fc.record({ state: fc.constantFrom(...stateCodes), count: fc.nat(1_000_000) }), {
    selector: ({ state }) => state,
  });
  fc.assert(
    fc.property(counts, (rows) => {
      const { confirmed, byState, unknownState } = toTally(rows);
      expect(confirmed).toBe(rows.reduce((sum, { count }) => sum + count, 0));
      expect(Object.values(byState).reduce((sum, count) => sum + count, unknownState)).toBe(confirmed);
      expect(byState).not.toHaveProperty(UNKNOWN_STATE);
    }),
  );
});
