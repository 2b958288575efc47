// Behaviour 17: a goal crossed in a burst is recorded once and one notice goes out; when removals take the count below, it is
// un-reached.
import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { emailHash } from "../../canonical-email";
import { shareOfState } from "../../petitions/rules";
import { openEmail } from "../../sealed-email";
import { seal } from "../../seal";
import { addMilliseconds, HOUR, MINUTE } from "../../time";
import { foldTally } from "../tally/commands";
import { recordGoalCrossings } from "./commands";

const now = new Date("2026-03-01T12:00:00Z");
const GOAL = 1_000;
let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
  await organizer(cast.organizer.email, "admin", null);
});

async function organizer(email: string, role: string, states: string[] | null) {
  const hash = emailHash(email);
  await onDatabase((client) =>
    client.query(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
       VALUES ($1, $2, $3, $4::text[] IS NULL, coalesce($4::text[], '{}'), now(), now())`,
      [hash, seal(email, `email/${hash.toString("hex")}`), role, states],
    ),
  );
}

/** Confirms further signatures of a state. */
const confirms = (count: number, state = "TX") =>
  onDatabase((client) =>
    client.query(
      `INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
         emails_since, last_post_at, created_at, confirmed_at)
       SELECT $1, 1, 'confirmed', sha256((random()::text || n)::bytea), 'x', 'x', '78701', $2, 'en', $4, $4, $4, $4
       FROM generate_series(1, $3::int) n`,
      [petitionId, state, count, now],
    ),
  );
const withdraws = (count: number) =>
  onDatabase((client) =>
    client.query(
      `UPDATE signature SET status = 'withdrawn', withdrawn_at = $2
       WHERE id IN (SELECT id FROM signature WHERE status = 'confirmed' LIMIT $1)`,
      [count, now],
    ),
  );
const crossings = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ state: string | null; open: boolean }>(
          "SELECT state, uncrossed_at IS NULL AS open FROM goal_crossing WHERE state IS NULL ORDER BY id",
        )
      ).rows,
  );
interface Notice {
  to: string;
  props: { title: string; goal: number; place: string | null };
}
const notices = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ hash: Buffer; sealed: Buffer; props: Notice["props"] }>(
      `SELECT email_hash AS hash, recipient_sealed AS sealed, props FROM outbox_email WHERE kind = 'goal-reached' ORDER BY id`,
    );
    return rows.map(({ hash, sealed, props }): Notice => ({ to: openEmail(sealed, hash), props }));
  });
const noticesOfAll = async () => (await notices()).filter(({ props }) => props.place === null);

describe("a goal that is crossed", () => {
  it("in a burst, with workers that fold and decide at the same time, is recorded once and one notice goes out", async () => {
    const workers = Array.from({ length: 4 }, async () => {
      for (let round = 0; round < 15; round += 1) {
        await foldTally();
        await recordGoalCrossings(now);
      }
    });
    const signers = Array.from({ length: 12 }, async () => {
      for (let round = 0; round < 10; round += 1) await confirms(10);
    });
    await Promise.all([...workers, ...signers]);
    await recordGoalCrossings(now);
    expect(await crossings()).toEqual([{ state: null, open: true }]);
    expect(await noticesOfAll()).toEqual([
      { to: cast.organizer.email, props: { title: "Light the harbors", goal: GOAL, place: null } },
    ]);
  });

  it("is not recorded one signature below it, whether the entries are folded or not", async () => {
    await confirms(GOAL - 1);
    await recordGoalCrossings(now);
    await foldTally();
    await recordGoalCrossings(now);
    expect(await crossings()).toEqual([]);
    await confirms(1);
    await recordGoalCrossings(now);
    expect(await crossings()).toHaveLength(1);
  });

  it("is un-crossed when removals take the number below, and a second notice goes out only after that", async () => {
    await confirms(GOAL);
    await recordGoalCrossings(now);
    await confirms(5);
    await recordGoalCrossings(addMilliseconds(now, 2 * HOUR));
    expect(await noticesOfAll()).toHaveLength(1);
    await withdraws(6);
    await recordGoalCrossings(addMilliseconds(now, 3 * HOUR));
    expect(await crossings()).toEqual([{ state: null, open: false }]);
    expect(await noticesOfAll()).toHaveLength(1);
    await confirms(1);
    await recordGoalCrossings(addMilliseconds(now, 4 * HOUR));
    expect(await crossings()).toEqual([
      { state: null, open: false },
      { state: null, open: true },
    ]);
    expect(await noticesOfAll()).toHaveLength(2);
  });

  it("again and again within an hour, by one signer who comes and goes, is recorded each time with one notice", async () => {
    await confirms(GOAL - 1);
    for (let round = 0; round < 5; round += 1) {
      await confirms(1);
      await recordGoalCrossings(addMilliseconds(now, round * MINUTE));
      await withdraws(1);
      await recordGoalCrossings(addMilliseconds(now, round * MINUTE));
    }
    expect(await crossings()).toHaveLength(5);
    expect(await noticesOfAll()).toHaveLength(1);
  });

  it("is told to admins and to organizers of all states, and to nobody who is a viewer, limited, invited or disabled", async () => {
    await organizer("all@example.org", "organizer", null);
    await organizer("texas@example.org", "organizer", ["TX"]);
    await organizer("viewer@example.org", "viewer", null);
    await organizer("gone@example.org", "admin", null);
    await organizer("invited@example.org", "admin", null);
    await onDatabase((client) =>
      client.query(
        `UPDATE organizer SET disabled_at = CASE WHEN email_hash = $1 THEN now() END,
        joined_at = CASE WHEN email_hash = $2 THEN NULL ELSE joined_at END`,
        [emailHash("gone@example.org"), emailHash("invited@example.org")],
      ),
    );
    await confirms(GOAL);
    await recordGoalCrossings(now);
    expect((await noticesOfAll()).map(({ to }) => to).sort()).toEqual(["all@example.org", cast.organizer.email]);
  });

  it("by one state is told to admins and to the organizers of that state, and un-crossed by removals there", async () => {
    await organizer("texas@example.org", "organizer", ["TX", "NE"]);
    await organizer("vermont@example.org", "organizer", ["VT"]);
    const goal = shareOfState(GOAL, "TX")!;
    await confirms(goal - 1, "TX");
    await recordGoalCrossings(now);
    expect(await notices()).toEqual([]);
    await confirms(1, "TX");
    await recordGoalCrossings(now);
    await recordGoalCrossings(now);
    const props = { title: "Light the harbors", goal, place: "Texas" };
    expect((await notices()).toSorted((a, b) => a.to.localeCompare(b.to))).toEqual([
      { to: cast.organizer.email, props },
      { to: "texas@example.org", props },
    ]);
    await withdraws(1);
    await recordGoalCrossings(addMilliseconds(now, HOUR));
    const rows = await onDatabase(
      async (client) => (await client.query("SELECT state, goal, uncrossed_at FROM goal_crossing")).rows,
    );
    expect(rows).toEqual([{ state: "TX", goal, uncrossed_at: addMilliseconds(now, HOUR) }]);
  });

  it("by one state that has a goal of its own is told once at that goal, un-crossed below it, and its share does not count", async () => {
    const own = shareOfState(GOAL, "TX")! + 20;
    const set = (goals: object) =>
      onDatabase((client) => client.query("UPDATE petition SET state_goals = $1", [JSON.stringify(goals)]));
    await set({ TX: own });
    await confirms(own - 1, "TX");
    await recordGoalCrossings(now);
    expect(await notices()).toEqual([]);
    await confirms(1, "TX");
    await recordGoalCrossings(now);
    await recordGoalCrossings(now);
    const told = { to: cast.organizer.email, props: { title: "Light the harbors", goal: own, place: "Texas" } };
    expect(await notices()).toEqual([told]);
    await withdraws(1);
    await recordGoalCrossings(addMilliseconds(now, HOUR));
    const rows = await onDatabase(
      async (client) => (await client.query("SELECT state, goal, uncrossed_at FROM goal_crossing")).rows,
    );
    expect(rows).toEqual([{ state: "TX", goal: own, uncrossed_at: addMilliseconds(now, HOUR) }]);
  });

  it("is not recorded for a petition that is not public", async () => {
    await onDatabase((client) => client.query("UPDATE petition SET status = 'hidden'"));
    await confirms(GOAL);
    expect(await recordGoalCrossings(now)).toBe(0);
  });
});
