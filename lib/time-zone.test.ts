import { expect, test } from "vitest";

import { DEFAULT_TIME_ZONE, momentIn, startOfDayIn, timeZones, toTimeZone } from "./time-zone";

test("a moment is shown in the chosen time zone, with the zone named", () => {
  const at = new Date("2026-11-28T14:03:00Z");
  expect(momentIn("America/New_York", at)).toBe("2026-11-28 09:03 EST");
  expect(momentIn("UTC", at)).toBe("2026-11-28 14:03 UTC");
  expect(momentIn("America/Los_Angeles", new Date("2026-07-01T06:30:00Z"))).toBe("2026-06-30 23:30 PDT");
});

test("midnight is 00:00 of the day that begins", () => {
  expect(momentIn("America/New_York", new Date("2026-11-28T05:00:00Z"))).toBe("2026-11-28 00:00 EST");
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
