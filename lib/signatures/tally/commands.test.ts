import { once } from "node:events";

import type { ClientBase } from "pg";
import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { startScript, type Worker } from "@/tests/worker-process";

import { emailHash } from "../../canonical-email";
import { inviteFirstOrganizer } from "../../organizers/commands";
import { listOrganizers } from "../../organizers/queries";
import type { Organizer } from "../../organizers/schema";
import { confirm } from "../commands";
import { reinstate, remove } from "../moderation/commands";
import { correct, erase, restore, withdraw } from "../rights/commands";
import { sealEmail } from "../../sealed-email";
import { sealName } from "../sealing";
import { foldTally, rebuildTally, recount } from "./commands";
import { countByDay, findTally, findTallyGap } from "./queries";

const now = new Date("2026-03-01T12:30:00Z");
const STATES = ["TX", "VT", "NE"] as const;

let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
});

/** Pending signatures, spread over the states, each with a draft that has the same id. */
async function pending(count: number): Promise<bigint[]> {
  return onDatabase(async (client) => {
    const ids: bigint[] = [];
    for (let person = 0; person < count; person += 1) {
      const email = `person${person}@example.org`;
      const hash = emailHash(email);
      const {
        rows: [row],
      } = await client.query<{ id: string }>(
        `
        WITH anchor AS (
          INSERT INTO signature (petition_id, email_hash, emails_since, last_post_at, created_at)
          VALUES ($1, $2, $6, $6, $6) RETURNING id
        )
        INSERT INTO signature_draft (id, signature_id, fingerprint, version, name_sealed, email_sealed, zip, state, display,
          wants_updates, locale, posted_at, expires_at)
        OVERRIDING SYSTEM VALUE
        SELECT id, id, substring($2 FOR 16), 1, $3, $4, '78701', $5, 'hidden', false, 'en', $6, $6::timestamptz + interval '7 days'
        FROM anchor RETURNING id`,
        [petitionId, hash, sealName("A Person", petitionId, hash), sealEmail(email, hash), STATES[person % 3], now],
      );
      ids.push(BigInt(row!.id));
    }
    return ids;
  });
}

const truth = () =>
  onDatabase(
    async (client) =>
      (await client.query<{ count: number }>("SELECT count(*)::int AS count FROM signature WHERE status = 'confirmed'"))
        .rows[0]!.count,
  );

/** One snapshot of the shown count and of the confirmed signatures. */
const observed = async (client: ClientBase) =>
  (
    await client.query<{ shown: number; signatures: number }>(`
  SELECT (SELECT coalesce(sum(count), 0)::int FROM (
      SELECT count FROM tally_state UNION ALL SELECT delta FROM tally_entry) parts) AS shown,
    (SELECT count(*)::int FROM signature WHERE status = 'confirmed') AS signatures`)
  ).rows[0]!;

async function admin(): Promise<Organizer> {
  await inviteFirstOrganizer("organizer@example.org", now);
  return { id: (await listOrganizers(now))[0]!.id, role: "admin", states: null };
}

/** Changes of one signature by its signer and by an organizer, while other processes change it as well. */
async function live(id: bigint, person: number, organizer: Organizer): Promise<void> {
  await confirm(id, now);
  if (person % 2) await withdraw(id, now);
  if (person % 3 === 0) {
    const moved = { name: "A Person", zip: "05401", state: "VT", updates: false };
    await correct(id, { ...moved, street: null, comment: null, display: "hidden" }, now);
  }
  if (person % 4 === 1) await restore(id, now);
  if (person % 4 === 3) {
    // Another process may have just withdrawn it, and a withdrawn signature cannot be removed: then it tries again.
    do await restore(id, now);
    while (!(await remove(organizer, id, "Not a person", now)).ok);
    if (person % 8 === 7) await reinstate(organizer, id);
  }
  if (person % 5 === 0) await erase(id);
}

/** Two more processes that change the same signatures, one of them in the opposite order. */
const startOthers = (ids: bigint[]): Promise<Worker[]> =>
  Promise.all(
    [ids, ids.toReversed()].map((order) =>
      startScript("tests/change-signatures.ts", [now.toISOString(), ...order.map(String)], { DATABASE_POOL_MAX: "4" }),
    ),
  );

const OBSERVATIONS_MIN = 10;

describe("the tally", () => {
  it("equals the confirmed signatures in every snapshot, whatever several processes do in any order", async () => {
    const [ids, organizer] = [await pending(80), await admin()];
    const others = await startOthers(ids);
    const ended = Promise.all(others.map((other) => once(other, "exit")));
    let running = true;
    const observations: Awaited<ReturnType<typeof observed>>[] = [];
    const tallies: Awaited<ReturnType<typeof findTally>>[] = [];
    const whileRunning = async (step: () => Promise<unknown>) => {
      while (running) await step();
    };
    // A connection of its own, so that the load does not delay the observer.
    const observe = onDatabase((client) => whileRunning(async () => observations.push(await observed(client))));
    const read = whileRunning(async () => tallies.push(await findTally(petitionId)));
    const fold = whileRunning(() => Promise.all([foldTally(), foldTally()]));
    // The load runs until there are enough snapshots, however fast or slow the machine is.
    const enough = () => Math.min(observations.length, tallies.length) >= OBSERVATIONS_MIN;
    const goOn = async () => {
      while (running && !enough()) await Promise.all(ids.map((id) => withdraw(id, now).then(() => restore(id, now))));
    };
    const load = Promise.all([ended, ...ids.map((id, person) => live(id, person, organizer))]);
    const [codes] = await Promise.all([
      load.then(async ([ends]) => {
        await goOn();
        running = false;
        return ends;
      }),
      observe,
      read,
      fold,
    ]).finally(() => {
      running = false;
    });

    expect(codes.map(([code]) => code as unknown)).toEqual([0, 0]);
    expect(observations.length).toBeGreaterThanOrEqual(OBSERVATIONS_MIN);
    for (const { shown, signatures } of observations) {
      expect(shown).toBe(signatures);
      expect(shown).toBeGreaterThanOrEqual(0);
    }
    for (const { confirmed, byState, unknownState } of tallies) {
      const parts = [...Object.values(byState), unknownState];
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      expect(parts.reduce((sum, count) => sum + count, 0)).toBe(confirmed);
    }
    expect((await findTally(petitionId)).confirmed).toBe(await truth());
    expect(await recount()).toEqual([]);
    expect(await findTallyGap()).toBe(0);
  });

  it("is the same before, between and after folding, by two workers at once", async () => {
    const ids = await pending(40);
    await Promise.all(ids.map((id) => confirm(id, now)));
    expect((await findTally(petitionId)).confirmed).toBe(40);
    const folded = await Promise.all(Array.from({ length: 4 }, () => foldTally()));
    expect(folded.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 40, byState: { TX: 14, VT: 13, NE: 13 } });
    await Promise.all(ids.map((id) => withdraw(id, now)));
    expect((await findTally(petitionId)).confirmed).toBe(0);
    await foldTally();
    expect((await findTally(petitionId)).confirmed).toBe(0);
    expect(await recount()).toEqual([]);
  });

  it("reports a gap that was made by hand, and is rebuilt from the signatures", async () => {
    const ids = await pending(4);
    await Promise.all(ids.map((id) => confirm(id, now)));
    await foldTally();
    await onDatabase((client) => client.query("UPDATE tally_state SET count = count + 7 WHERE state = 'TX'"));
    await onDatabase((client) => client.query("UPDATE tally_hour SET count = 0 WHERE state = 'VT'"));
    expect(await findTallyGap()).toBe(7);
    expect((await recount()).map(({ state }) => state).sort()).toEqual(["TX", "VT", "VT"]);
    await rebuildTally();
    expect(await recount()).toEqual([]);
    expect((await findTally(petitionId)).confirmed).toBe(4);
  });

  it("follows rows that are changed by hand, because triggers write the entries", async () => {
    await Promise.all((await pending(6)).map((id) => confirm(id, now)));
    await onDatabase((client) => client.query("DELETE FROM signature WHERE state = 'TX'"));
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 4, byState: { VT: 2, NE: 2 } });
    expect(await recount()).toEqual([]);
  });

  it("counts by the day of confirmation in a time zone, for the requested states", async () => {
    const ids = await pending(6);
    await Promise.all(ids.slice(0, 3).map((id) => confirm(id, now)));
    await Promise.all(ids.slice(3).map((id) => confirm(id, new Date("2026-03-03T01:00:00Z"))));
    await foldTally();
    const today = new Date("2026-03-04T00:00:00Z");
    expect(await countByDay(petitionId, { states: null, days: 30, timeZone: "UTC" }, today)).toEqual([
      { day: "2026-03-01", count: 3 },
      { day: "2026-03-03", count: 3 },
    ]);
    // In Hawaii the second of them is still in the evening before.
    expect(await countByDay(petitionId, { states: null, days: 30, timeZone: "Pacific/Honolulu" }, today)).toMatchObject(
      [{ count: 3 }, { day: "2026-03-02", count: 3 }],
    );
    expect(await countByDay(petitionId, { states: ["TX"], days: 30, timeZone: "UTC" }, today)).toEqual([
      { day: "2026-03-01", count: 1 },
      { day: "2026-03-03", count: 1 },
    ]);
  });
});
