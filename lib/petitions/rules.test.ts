import { describe, expect, test } from "vitest";

import { states } from "../content/states";
import { addMilliseconds, DAY, HOUR, SECOND } from "../time";
import {
  goalOfState,
  shareOfState,
  GRACE_MILLISECONDS,
  isOpen,
  isPublic,
  type PetitionPhase,
  phaseOf,
  signingStatus,
  statusShown,
} from "./rules";
import type { Petition } from "./schema";

type Timed = Pick<Petition, "status" | "openedAt" | "closesAt">;

const now = new Date("2026-06-15T12:00:00Z");
const openedAt = addMilliseconds(now, -30 * DAY);
const petition: Timed = { status: "open", openedAt, closesAt: null };

describe("the phase of a petition", () => {
  test("an open one without an end stays open", () => {
    expect(phaseOf(petition, now)).toBe("open");
    expect(phaseOf(petition, addMilliseconds(now, 3_650 * DAY))).toBe("open");
  });

  test("one that opens later is not public yet, and opens exactly at its time", () => {
    const later = { ...petition, openedAt: addMilliseconds(now, HOUR) };
    expect(phaseOf(later, addMilliseconds(now, HOUR - 1))).toBe("not-public");
    expect(phaseOf(later, addMilliseconds(now, HOUR))).toBe("open");
  });

  test.each(["open", "closed"] as const)(
    "the closing time closes it, with a day to confirm, when its status is %s",
    (status) => {
      const closing = { ...petition, status, closesAt: now };
      expect(phaseOf(closing, addMilliseconds(now, -SECOND))).toBe(status);
      expect(phaseOf(closing, now)).toBe("grace");
      expect(phaseOf(closing, addMilliseconds(now, GRACE_MILLISECONDS - 1))).toBe("grace");
      expect(phaseOf(closing, addMilliseconds(now, GRACE_MILLISECONDS))).toBe("closed");
    },
  );

  test("one closed without a time is closed at once", () => {
    expect(phaseOf({ ...petition, status: "closed" }, now)).toBe("closed");
  });

  test("a pause never ends by itself, even after the closing time", () => {
    expect(phaseOf({ ...petition, status: "paused", closesAt: addMilliseconds(now, -10 * DAY) }, now)).toBe("paused");
  });

  test.each([
    ["draft", "not-public"],
    ["hidden", "not-public"],
    ["taken_down", "gone"],
  ] as const)("a %s one is %s, whatever its times", (status, phase) => {
    expect(phaseOf({ ...petition, status, closesAt: addMilliseconds(now, -SECOND) }, now)).toBe(phase);
    expect(phaseOf({ status, openedAt: null, closesAt: null }, now)).toBe(phase);
  });
});

describe("what follows from the phase", () => {
  const examples: [PetitionPhase, Timed][] = [
    ["open", petition],
    ["paused", { ...petition, status: "paused" }],
    ["grace", { ...petition, closesAt: addMilliseconds(now, -HOUR) }],
    ["closed", { ...petition, closesAt: addMilliseconds(now, -2 * DAY) }],
    ["not-public", { ...petition, status: "hidden" }],
    ["gone", { ...petition, status: "taken_down" }],
  ];

  test("each example is in its phase", () => {
    expect(examples.map(([, example]) => phaseOf(example, now))).toEqual(examples.map(([phase]) => phase));
  });

  const inPhases = (holds: (example: Timed) => boolean) =>
    examples.filter(([, example]) => holds(example)).map(([phase]) => phase);

  test("it is signed only while open", () => {
    expect(inPhases((example) => isOpen(example, now))).toEqual(["open"]);
  });

  test("nothing of a draft, hidden or taken-down petition is shown", () => {
    expect(inPhases((example) => isPublic(example, now))).toEqual(["open", "paused", "grace", "closed"]);
  });

  test("the public sees one of three statuses", () => {
    expect(examples.map(([, example]) => statusShown(example, now))).toEqual([
      "open",
      "paused",
      "closed",
      "closed",
      null,
      null,
    ]);
  });

  test("an open petition counts as paused while signing is paused everywhere, and no other changes", () => {
    const shown = (signingPaused: boolean) =>
      examples.map(([, example]) => signingStatus(example, { signingPaused }, now));
    expect(shown(false)).toEqual(["open", "paused", "closed", "closed", null, null]);
    expect(shown(true)).toEqual(["paused", "paused", "closed", "closed", null, null]);
  });
});

describe("the goal of a state", () => {
  test("is its share of the goal by seats in the House, in a round number", () => {
    const goals = ["TX", "CA", "VT", "DC", "PR", "ZZ"].map((state) =>
      goalOfState({ goal: 75_000, stateGoals: {} }, state),
    );
    expect(goals).toEqual([6_500, 8_900, 180, 180, 180, null]);
    expect(shareOfState(100, "VT"), "never less than one").toBe(1);
  });

  test("is its own where organizers set one, whatever the goal of the petition", () => {
    const petition = { goal: 75_000, stateGoals: { TX: 8_000 } };
    expect(goalOfState(petition, "TX")).toBe(8_000);
    expect(goalOfState({ ...petition, goal: 10 }, "TX")).toBe(8_000);
    expect(goalOfState(petition, "VT")).toBe(180);
    expect(goalOfState(petition, "constructor")).toBeNull();
  });

  test("exists for every state and territory, and together they are the goal, a little rounded up", () => {
    const goals = states.map(({ code }) => shareOfState(75_000, code)!);
    expect(goals.every((goal) => Number.isInteger(goal) && goal > 0)).toBe(true);
    const all = goals.reduce((sum, goal) => sum + goal, 0);
    expect(all).toBeGreaterThanOrEqual(75_000);
    expect(all).toBeLessThan(75_000 * 1.05);
  });
});
