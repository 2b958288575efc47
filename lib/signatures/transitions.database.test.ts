import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";

import { emailHash } from "../canonical-email";
import { setSwitch } from "../limits/commands";
import type { Organizer } from "../organizers/schema";
import { clearPetitionMemo } from "../petitions/queries";
import { addMilliseconds, MINUTE } from "../time";
import { confirm, sendConfirmationAgain, sign } from "./commands";
import { decideFlagged, undoDecision } from "./flags/queue/commands";
import { reinstate, remove } from "./moderation/commands";
import { correct, erase, restore, withdraw } from "./rights/commands";
import { correctionInput, signatureInput } from "./schema";
import { foldTally, recount } from "./tally/commands";
import { findTally, findTallyGap } from "./tally/queries";

const began = new Date("2026-03-10T12:00:30Z");
let petitionId: number;
let admin: Organizer;
let minutes = 0;

/** Later than any before, so that no form is one that came a moment ago. */
const nextMoment = () => addMilliseconds(began, (minutes += 2) * MINUTE);

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
});

// One of them is flagged, so that each way into the count is tried.
const people = ["grace@example.org", "mateo@mailinator.com", "june@example.com"];
const states = [
  { zip: "78701", state: "TX" },
  { zip: "05401", state: "VT" },
];
const verbs = [
  ...["sign", "confirm", "confirm", "confirm", "again", "withdraw", "restore", "correct", "remove", "reinstate"],
  ...["accept", "undoAccept", "removeFlagged", "undoRemove", "erase", "hold", "release", "fold"],
] as const;
type Verb = (typeof verbs)[number];

const command = fc.record({ verb: fc.constantFrom(...verbs), who: fc.nat(2), place: fc.nat(1) });
// What is in one list happens at the same moment, each on a connection of its own.
const history = fc.array(fc.array(command, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 });

const idsOf = (select: string, email: string) =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(select, [emailHash(email)]);
    return rows.map(({ id }) => BigInt(id));
  });

/** Does one thing to the signature of one person, whatever its state is. Refusals are fine. */
async function act({ verb, who, place }: { verb: Verb; who: number; place: number }, now: Date): Promise<unknown> {
  const email = people[who]!;
  const form = { name: `Person ${who}`, email, ...states[place]!, age: "on" };
  const [id = 0n] = await idsOf("SELECT id FROM signature WHERE email_hash = $1", email);
  const [draft = 0n] = await idsOf(
    "SELECT d.id FROM signature_draft d JOIN signature s ON s.id = d.signature_id WHERE s.email_hash = $1 ORDER BY random() LIMIT 1",
    email,
  );
  const context = { locale: "en", source: null, sender: { ip: "127.0.0.1" } } as const;
  const does: Record<Verb, () => Promise<unknown>> = {
    sign: () => sign("harbor", signatureInput.parse(form), context, now),
    confirm: () => confirm(draft, now),
    again: () => sendConfirmationAgain(draft, now),
    withdraw: () => withdraw(id, now),
    restore: () => restore(id, now),
    correct: () => correct(id, correctionInput.parse({ ...form, display: "hidden" }), now),
    remove: () => remove(admin, id, "a made-up name", now),
    reinstate: () => reinstate(admin, id),
    accept: () => decideFlagged(admin, { ids: [id], decision: "accept", reason: null }, now),
    undoAccept: () => undoDecision(admin, [id], "accept"),
    removeFlagged: () => decideFlagged(admin, { ids: [id], decision: "remove", reason: "a made-up name" }, now),
    undoRemove: () => undoDecision(admin, [id], "remove"),
    erase: () => erase(id),
    hold: () => setSwitch(null, "flagged-held", true, now),
    release: () => setSwitch(null, "flagged-held", false, now),
    fold: () => foldTally(),
  };
  return does[verb]();
}

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
  await act({ verb: "hold", who: 0, place: 0 }, now);
  const everybody = people.map((_, who) => who);
  for (const verb of ["erase", "sign", "confirm"] as const)
    await Promise.all(everybody.map((who) => act({ verb, who, place: 0 }, now)));
}

test("whatever happens at once and in any order, the count is that of the signatures, and no state is impossible", async () => {
  const property = fc.asyncProperty(history, async (rounds) => {
    await beginAnew();
    for (const round of rounds) {
      const now = nextMoment();
      const reading = findTally(petitionId);
      await Promise.all(round.map((each) => act(each, now)));
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
  await fc.assert(property, { numRuns: 15, interruptAfterTimeLimit: 40_000, endOnFailure: true });
});
