import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { confirmsDraft, createOrganizer } from "@/tests/petition-writing";
import { signatureOf, signs } from "@/tests/signer";

import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, DAY, HOUR } from "../../time";
import { clearPetitionMemo, findCurrentPetition, findPublicPetition } from "../queries";
import { goalOfState } from "../rules";
import { changeStatus, setClosing, setGoal, setStateGoal } from "./commands";
import { closingInput, stateGoalInput, type StatusChange } from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const after = (hours: number) => addMilliseconds(now, hours * HOUR);

let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  admin = await createOrganizer("admin");
});

const petition = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ status: string; closesAt: Date | null; goal: number }>(
          'SELECT status, closes_at AS "closesAt", goal FROM petition',
        )
      ).rows[0]!,
  );
const does = (change: StatusChange, hours: number, by = admin) => changeStatus(by, "harbor", change, after(hours));
const closing = (fields: Record<string, string>) =>
  setClosing(admin, "harbor", closingInput.parse({ zone: "America/New_York", occurrence: "", ...fields }), now);

describe("the life of a petition, by its admins", () => {
  it("from the draft to the end: each step holds at once, and each is in the log", async () => {
    await createPetition({ status: "draft" });
    const shown = async (hours: number) => {
      const found = await findPublicPetition("harbor", after(hours));
      return found === "gone" ? "gone" : (found?.status ?? null);
    };
    expect(await shown(0)).toBeNull();
    await does("open", 0);
    expect(await shown(0)).toBe("open");
    await setClosing(
      admin,
      "harbor",
      closingInput.parse({ date: "2026-03-02", time: "12:00", zone: "UTC", occurrence: "" }),
      now,
    );
    await does("pause", 1);
    expect(await shown(1)).toBe("paused");
    await does("reopen", 6);
    expect(await petition()).toMatchObject({ status: "open", closesAt: after(29) });
    const draft = (await signs(after(6)))!;
    await does("close", 7);
    expect(await signs(after(8), { ...cast.grace, email: "late@example.org" })).toBeNull();
    expect(await signatureOf("late@example.org")).toBeNull();
    expect((await confirmsDraft(draft, after(30))).ok).toBe(true);
    await does("hide", 31);
    expect(await shown(31)).toBeNull();
    await does("take-down", 32);
    expect(await shown(32)).toBe("gone");
    const log = await onDatabase(
      async (client) =>
        (await client.query<{ action: string; actor: string }>("SELECT action, actor FROM audit_entry ORDER BY id"))
          .rows,
    );
    expect(log.map(({ action }) => action)).toEqual([
      "petition-opened",
      "petition-closing-set",
      "petition-paused",
      "petition-reopened",
      "petition-closed",
      "petition-hidden",
      "petition-taken-down",
    ]);
    expect(new Set(log.map(({ actor }) => actor))).toEqual(new Set([`organizer:${admin.id}`]));
  });

  it("what makes no sense now is refused, also where two do the same at once", async () => {
    await createPetition();
    const both = await Promise.all([does("pause", 1), does("pause", 1)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: "not-now" }]);
    expect(await does("show", 2)).toEqual({ ok: false, refusal: "not-now" });
    expect(await changeStatus(admin, "nowhere", "open", now)).toEqual({ ok: false, refusal: "no-such-petition" });
  });

  it("is not changed by organizers and viewers", async () => {
    await createPetition();
    for (const by of [await createOrganizer("organizer"), await createOrganizer("viewer")]) {
      expect(await does("hide", 1, by)).toEqual({ ok: false, refusal: "not-allowed" });
      expect(await setGoal(by, "harbor", 5)).toEqual({ ok: false, refusal: "not-allowed" });
      expect(await setStateGoal(by, "harbor", { state: "TX", goal: 5 })).toEqual({ ok: false, refusal: "not-allowed" });
      const input = closingInput.parse({ date: "", time: "", zone: "UTC", occurrence: "" });
      expect(await setClosing(by, "harbor", input, now)).toEqual({ ok: false, refusal: "not-allowed" });
    }
    expect(await petition()).toMatchObject({ status: "open", goal: 1_000 });
  });

  it("the goal changes and is logged", async () => {
    await createPetition();
    expect((await setGoal(admin, "harbor", 2_000)).ok).toBe(true);
    expect((await petition()).goal).toBe(2_000);
  });

  it("the goal of a state is its own until it is taken away, and each change is logged once", async () => {
    await createPetition();
    const goals = async () => {
      const found = (await findCurrentPetition("harbor"))!;
      return ["TX", "VT"].map((state) => goalOfState(found, state));
    };
    const sets = (typed: string, state = "TX") =>
      setStateGoal(admin, "harbor", stateGoalInput.parse({ state, goal: typed }));
    const shares = await goals();
    expect(await Promise.all([sets("1,200"), sets("1,200"), sets("7", "VT")])).toEqual(
      Array(3).fill({ ok: true, value: undefined }),
    );
    expect(await goals()).toEqual([1_200, 7]);
    await setGoal(admin, "harbor", 500_000);
    expect(await goals()).toEqual([1_200, 7]);
    await setGoal(admin, "harbor", 1_000);
    await Promise.all([sets(" "), sets("", "VT")]);
    expect(await goals()).toEqual(shares);
    const { rows } = await onDatabase((client) =>
      client.query<{ detail: object }>("SELECT detail FROM audit_entry WHERE action = 'petition-state-goal-set'"),
    );
    const details = rows.map(({ detail }) => detail);
    expect(details.filter((detail) => "state" in detail && detail.state === "TX")).toEqual([
      { state: "TX", from: null, to: 1_200 },
      { state: "TX", from: 1_200, to: null },
    ]);
    expect(details).toHaveLength(4);
  });
});

describe("a closing time", () => {
  beforeEach(async () => void (await createPetition()));

  it("is stored as the moment at which the clocks of the zone show it", async () => {
    expect((await closing({ date: "2026-07-01", time: "17:00" })).ok).toBe(true);
    expect((await petition()).closesAt).toEqual(new Date("2026-07-01T21:00:00Z"));
    expect((await closing({ date: "", time: "" })).ok).toBe(true);
    expect((await petition()).closesAt).toBeNull();
  });

  it("is refused where the clocks skip it, show it twice, or have shown it already", async () => {
    expect(await closing({ date: "2026-03-08", time: "02:30" })).toEqual({ ok: false, refusal: "skipped" });
    expect(await closing({ date: "2026-11-01", time: "01:30" })).toEqual({ ok: false, refusal: "twice" });
    expect(await closing({ date: "2026-02-28", time: "09:00" })).toEqual({ ok: false, refusal: "closing-past" });
    expect((await closing({ date: "2026-11-01", time: "01:30", occurrence: "second" })).ok).toBe(true);
    expect((await petition()).closesAt).toEqual(new Date("2026-11-01T06:30:00Z"));
  });

  it("is not set during a pause, which moves it", async () => {
    await does("pause", 0);
    expect(await closing({ date: "2026-07-01", time: "17:00" })).toEqual({ ok: false, refusal: "not-now" });
  });

  it("that passed ends signing by itself, and reopening takes it away", async () => {
    await closing({ date: "2026-03-01", time: "12:00" });
    expect((await does("reopen", 24)).ok).toBe(true);
    expect(await petition()).toMatchObject({ status: "open", closesAt: null });
    expect(await findPublicPetition("harbor", addMilliseconds(now, 2 * DAY))).toMatchObject({ status: "open" });
  });
});
