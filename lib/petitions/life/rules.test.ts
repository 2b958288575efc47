import { describe, expect, it } from "vitest";

import { addMilliseconds, DAY, HOUR } from "../../time";
import { phaseOf } from "../rules";
import { changed, changesOf, type Life } from "./rules";
import { clockAt, momentOf } from "./clocks";
import { statusChanges, zones } from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const draft: Life = { status: "draft", openedAt: null, closesAt: null, pausedAt: null };
const open: Life = { ...draft, status: "open", openedAt: addMilliseconds(now, -DAY) };

describe("the life of a petition", () => {
  it("keeps the rules of its columns, whatever is done in whatever order", () => {
    const seen = new Set<string>();
    const walk = (life: Life, at: Date, depth: number) => {
      seen.add(life.status);
      expect((life.status === "paused") === (life.pausedAt !== null)).toBe(true);
      expect(["draft", "hidden"].includes(life.status) || life.openedAt !== null).toBe(true);
      if (life.openedAt && life.closesAt) expect(life.closesAt > life.openedAt).toBe(true);
      if (depth === 0) return;
      for (const change of statusChanges) {
        const next = changed(life, change, at);
        expect(next !== null).toBe(changesOf(life, at).includes(change));
        if (next) for (const step of [0, HOUR]) walk(next, addMilliseconds(at, step), depth - 1);
      }
    };
    walk({ ...draft, closesAt: addMilliseconds(now, DAY) }, now, 5);
    expect([...seen].sort()).toEqual(["closed", "draft", "hidden", "open", "paused", "taken_down"]);
  });

  it("a pause moves the closing time by its length, also where the petition is hidden meanwhile", () => {
    const paused = changed({ ...open, closesAt: addMilliseconds(now, DAY) }, "pause", now)!;
    const at = addMilliseconds(now, 5 * HOUR);
    for (const change of ["reopen", "hide"] as const)
      expect(changed(paused, change, at)?.closesAt).toEqual(addMilliseconds(now, DAY + 5 * HOUR));
  });

  it("closing leaves a day of grace, and hiding and showing opens nothing that had closed", () => {
    const closed = changed(open, "close", now)!;
    expect(phaseOf(closed, addMilliseconds(now, 23 * HOUR))).toBe("grace");
    expect(phaseOf(closed, addMilliseconds(now, 25 * HOUR))).toBe("closed");
    const hidden = changed(closed, "hide", addMilliseconds(now, HOUR))!;
    expect(phaseOf(hidden, addMilliseconds(now, HOUR))).toBe("not-public");
    expect(phaseOf(changed(hidden, "show", addMilliseconds(now, 2 * HOUR))!, addMilliseconds(now, 3 * HOUR))).toBe(
      "grace",
    );
  });
});

describe("a time on a clock", () => {
  const at = (date: string, time: string, zone: string, occurrence: "" | "first" | "second" = "") =>
    momentOf({ date, time, zone, occurrence });

  it.each([
    ["2026-07-01", "17:00", "America/New_York", "2026-07-01T21:00:00.000Z"],
    ["2026-12-31", "23:59", "America/Los_Angeles", "2027-01-01T07:59:00.000Z"],
    ["2026-07-01", "17:00", "America/Phoenix", "2026-07-02T00:00:00.000Z"],
    ["2026-07-01", "00:00", "Pacific/Guam", "2026-06-30T14:00:00.000Z"],
    ["2026-03-08", "01:59", "America/Chicago", "2026-03-08T07:59:00.000Z"],
    ["2026-03-08", "03:00", "America/Chicago", "2026-03-08T08:00:00.000Z"],
    ["2026-11-01", "00:59", "America/Chicago", "2026-11-01T05:59:00.000Z"],
    ["2026-11-01", "02:00", "America/Chicago", "2026-11-01T08:00:00.000Z"],
  ])("%s %s in %s is %s", (date, time, zone, utc) => {
    const found = at(date, time, zone);
    expect("moment" in found && found.moment.toISOString()).toBe(utc);
    expect("moment" in found && clockAt(found.moment, zone)).toEqual({ date, time, second: "00" });
  });

  it("that the clocks skip in spring is none, and one that comes twice in fall has to be chosen", () => {
    expect(at("2026-03-08", "02:30", "America/New_York")).toEqual({ fault: "skipped" });
    expect(at("2026-11-01", "01:30", "America/New_York")).toEqual({ fault: "twice" });
    expect(at("2026-11-01", "01:30", "America/New_York", "first")).toEqual({
      moment: new Date("2026-11-01T05:30:00Z"),
    });
    expect(at("2026-11-01", "01:30", "America/New_York", "second")).toEqual({
      moment: new Date("2026-11-01T06:30:00Z"),
    });
  });

  it("is found in each zone that can be chosen", () => {
    for (const { id } of zones) {
      const found = at("2026-07-04", "12:00", id);
      expect("moment" in found && clockAt(found.moment, id).time).toBe("12:00");
    }
  });
});
