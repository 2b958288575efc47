import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";

import { type ActingProcess, startActing } from "@/tests/acting-processes";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { type Act, people, verbs } from "@/tests/signature-acts";

import type { Organizer } from "../organizers/schema";
import { addMilliseconds, MINUTE } from "../time";
import { foldTally, recount } from "./tally/commands";
import { findTally, findTallyGap } from "./tally/queries";

const began = new Date("2026-03-10T12:00:30Z");
let petitionId: number;
let admin: Organizer;
let processes: ActingProcess[];
let minutes = 0;

/** Later than any before, so that no form is one that came a moment ago. */
const nextMoment = () => addMilliseconds(began, (minutes += 2) * MINUTE);

beforeEach(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
  admin = await createAdmin();
  processes = await Promise.all([startActing(), startActing()]);
});

afterEach(() => Promise.all(processes.map((each) => each.end())));

/** Does several things at the same moment, by turns in the one process and in the other. */
const actAtOnce = (acts: Act[], now: Date) =>
  Promise.all(acts.map((act, index) => processes[index % 2]!.act({ act, admin, now: now.getTime() })));

const command = fc.record({ verb: fc.constantFrom(...verbs), who: fc.nat(2), place: fc.nat(1) });
// What is in one list happens at the same moment, in two processes, each on a connection of its own.
const history = fc.array(fc.array(command, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 });

/** What the signatures themselves say, in one statement. */
async function confirmedNow(): Promise<number> {
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ confirmed: number; impossible: number }>(
      `SELECT count(*) FILTER (WHERE status = 'confirmed')::int AS confirmed,
         count(*) FILTER (WHERE (status = 'confirmed' AND held_at IS NOT NULL AND accepted_at IS NULL)
           OR (status = 'held' AND flags = '{}') OR (status <> 'pending' AND (confirmed_at IS NULL OR name_sealed IS NULL))
           OR (status = 'pending' AND name_sealed IS NOT NULL))::int AS impossible
       FROM signature`,
    );
    expect(rows[0]!.impossible).toBe(0);
    return rows[0]!.confirmed;
  });
}

/** All have signed and confirmed while flagged signatures wait, so one of them is held. */
async function beginAnew(): Promise<void> {
  const now = nextMoment();
  await actAtOnce([{ verb: "hold", who: 0, place: 0 }], now);
  for (const verb of ["erase", "sign", "confirm"] as const)
    await actAtOnce(
      people.map((_, who) => ({ verb, who, place: 0 })),
      now,
    );
}

test("whatever happens at once in several processes and in any order, the count is that of the signatures, and no state is impossible", async () => {
  expect(new Set([process.pid, ...processes.map(({ pid }) => pid)]).size).toBe(3);
  const property = fc.asyncProperty(history, async (rounds) => {
    await beginAnew();
    for (const round of rounds) {
      const now = nextMoment();
      const reading = findTally(petitionId);
      await actAtOnce(round, now);
      const { confirmed } = await reading;
      expect(confirmed).toBeGreaterThanOrEqual(0);
      expect(confirmed).toBeLessThanOrEqual(people.length);
      expect(await findTallyGap()).toBe(0);
      const tally = await findTally(petitionId);
      expect(tally.confirmed).toBe(await confirmedNow());
      expect(Object.values(tally.byState).reduce((sum, count) => sum + count, 0)).toBe(tally.confirmed);
    }
    while ((await foldTally()) > 0) continue;
    expect(await recount()).toEqual([]);
  });
  await fc.assert(property, { numRuns: 10, interruptAfterTimeLimit: 25_000, endOnFailure: true });
});
