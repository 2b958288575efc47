import { expect, test } from "vitest";

import {
  DEFAULT_TIME_ZONE,
  endOfDayIn,
  momentIn,
  momentOfClock,
  startOfDayIn,
  timeZoneOfState,
  timeZones,
  toTimeZone,
  zoneLabelOf,
} from "./time-zone";

test("a moment is shown in the chosen time zone, with the zone named", () => {
  const at = new Date("2026-11-28T14:03:00Z");
  expect(momentIn("America/New_York", at)).toBe("2026-11-28 09:03 EST");
  expect(momentIn("UTC", at)).toBe("2026-11-28 14:03 UTC");
  expect(momentIn("America/Los_Angeles", new Date("2026-07-01T06:30:00Z"))).toBe("2026-06-30 23:30 PDT");
});

test("midnight is 00:00 of the day that begins", () => {
  expect(momentIn("America/New_York", new Date("2026-11-28T05:00:00Z"))).toBe("2026-11-28 00:00 EST");
});

test("what a clock shows is a moment, in winter and in summer", () => {
  const at = (text: string) => momentOfClock("America/New_York", new Date(`${text}:00Z`)).toISOString();
  expect(at("2026-11-28T09:03")).toBe("2026-11-28T14:03:00.000Z");
  expect(at("2026-07-01T23:30")).toBe("2026-07-02T03:30:00.000Z");
});

test.each(["2026-11-28", "2026-03-08", "2026-03-09", "2026-11-01", "2026-11-02", "2026-07-04"])(
  "the day %s begins at midnight in every zone",
  (day) => {
    for (const { value } of timeZones) expect(momentIn(value, startOfDayIn(value, day))).toContain(`${day} 00:00 `);
  },
);

test("what names no time zone is the default", () => {
  for (const name of [undefined, "", "Europe/Paris", "__proto__"]) expect(toTimeZone(name)).toBe(DEFAULT_TIME_ZONE);
});

test("a day ends just before the next begins, also when the clock is changed", () => {
  expect(endOfDayIn("America/Chicago", "2026-03-08").toISOString()).toBe("2026-03-09T04:59:59.999Z");
  expect(endOfDayIn("UTC", "2026-12-31").toISOString()).toBe("2026-12-31T23:59:59.999Z");
});

test("a state has the time zone of its capital", () => {
  expect(["TX", "VT", "NE", "CA", "AZ", "GU", "XX"].map(timeZoneOfState)).toEqual([
    "America/Chicago",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Phoenix",
    "Pacific/Guam",
    "America/New_York",
  ]);
});

test("a sentence names a time zone as people do", () => {
  expect(timeZones.map(({ value }) => `Days in ${zoneLabelOf(value)}`)).toEqual(
    expect.arrayContaining(["Days in Eastern time", "Days in the time of Arizona", "Days in UTC"]),
  );
});
