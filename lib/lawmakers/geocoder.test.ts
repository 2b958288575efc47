import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

import { startTestGeocoder } from "@/tests/geocoder";

import { addMilliseconds, MINUTE } from "../time";

// A server of HTTP that counts its requests. The settings are read after it has started.
const geocoder = await startTestGeocoder();
const { forgetGeocoderFailures, geocoderCircuit, lookupDistricts } = await import("./geocoder");

const now = new Date("2026-11-28T15:00:00Z");
const pauses = (count: number) => addMilliseconds(now, count * 5 * MINUTE);
const AUSTIN = { state: "TX", upper: "48014", lower: "48049" };

beforeEach(() => {
  forgetGeocoderFailures();
  geocoder.streets.length = 0;
  geocoder.respondWith([AUSTIN]);
});
afterAll(() => geocoder.remove());

const lookUp = (at: Date) => lookupDistricts({ street: "1 Marker Street", zip: "78701", state: "TX" }, at);
/** Looks up many streets at once, and says how many of them ended how. */
async function lookUpMany(at: Date, count = 20): Promise<Record<string, number>> {
  const found = await Promise.all(Array.from({ length: count }, () => lookUp(at)));
  const ended: Record<string, number> = {};
  for (const { kind } of found) ended[kind] = (ended[kind] ?? 0) + 1;
  return ended;
}
/** The service fails five times, so that it is left alone. */
async function goAway(): Promise<void> {
  geocoder.respondWith(500);
  for (let i = 0; i < 5; i += 1) await lookUp(now);
  geocoder.streets.length = 0;
}

describe("a geocoder that failed five times in a row", () => {
  beforeEach(goAway);

  it("is not asked during the pause, and after it by one of many lookups alone", async () => {
    expect(await lookUpMany(addMilliseconds(pauses(1), -1))).toEqual({ "left-alone": 20 });
    expect(geocoder.streets).toHaveLength(0);
    const response = Promise.withResolvers<(typeof AUSTIN)[]>();
    geocoder.respondWith(response.promise);
    expect(geocoderCircuit(pauses(1))).toBe("half-open");
    const many = lookUpMany(pauses(1));
    await vi.waitFor(() => expect(geocoder.streets).toHaveLength(1));
    // The trial has no result yet, so those that come later are held off too.
    expect(geocoderCircuit(pauses(9))).toBe("open");
    expect(await lookUpMany(pauses(9))).toEqual({ "left-alone": 20 });
    response.resolve([AUSTIN]);
    expect(await many).toEqual({ found: 1, "left-alone": 19 });
    expect(geocoder.streets).toHaveLength(1);
  });

  it("is asked by all again once the trial was answered", async () => {
    geocoder.respondWith([AUSTIN]);
    await lookUp(pauses(1));
    expect(await lookUpMany(pauses(1))).toEqual({ found: 20 });
    expect(geocoder.streets).toHaveLength(21);
  });

  it("and fails in the trial is left alone for a whole pause more", async () => {
    expect(await lookUpMany(pauses(1))).toEqual({ unavailable: 1, "left-alone": 19 });
    expect(await lookUpMany(addMilliseconds(pauses(2), -1))).toEqual({ "left-alone": 20 });
    expect(geocoder.streets).toHaveLength(1);
    expect(await lookUpMany(pauses(2))).toEqual({ unavailable: 1, "left-alone": 19 });
    expect(geocoder.streets).toHaveLength(2);
  });
});

it("a response that was asked for before the geocoder was left alone does not open the way for others", async () => {
  const response = Promise.withResolvers<(typeof AUSTIN)[]>();
  geocoder.respondWith(response.promise);
  const slow = lookUp(now);
  await vi.waitFor(() => expect(geocoder.streets).toHaveLength(1));
  await goAway();
  response.resolve([AUSTIN]);
  expect(await slow).toMatchObject({ kind: "found" });
  expect(await lookUpMany(now)).toEqual({ "left-alone": 20 });
});

it("a geocoder that fails now and then is asked each time", async () => {
  for (const reply of [500, 500, 500, 500, [AUSTIN], 500, 500, 500, 500] as const) {
    geocoder.respondWith(typeof reply === "number" ? reply : [...reply]);
    await lookUp(now);
  }
  expect(geocoder.streets).toHaveLength(9);
  expect(geocoderCircuit(now)).toBe("closed");
});
