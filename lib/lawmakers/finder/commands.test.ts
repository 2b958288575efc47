import { beforeEach, expect, test, vi } from "vitest";

import { startTestGeocoder } from "../../../tests/geocoder";

const geocoder = await startTestGeocoder();
const { emptyDatabase, onDatabase } = await import("../../../tests/database");
const { forgetGeocoderFailures } = await import("../geocoder");
const { findDistrictsOfStreet } = await import("./commands");
const { LOOKUPS_PER_SOURCE } = await import("./schema");

const now = new Date("2026-11-28T15:00:00Z");
const place = { street: "1 Marker Street Apt 7", zip: "78701", state: "TX" };

beforeEach(async () => {
  await emptyDatabase();
  forgetGeocoderFailures();
  geocoder.respondWith([{ state: "TX", upper: "48014", lower: "48049" }]);
});

test("a street is asked for once and settles both districts", async () => {
  const before = geocoder.streets.length;
  expect(await findDistrictsOfStreet(place, "192.0.2.1", now)).toEqual({
    ok: true,
    value: { upper: "48014", lower: "48049" },
  });
  expect(geocoder.streets.slice(before)).toEqual(["1 Marker Street Apt 7, TX 78701"]);
});

test("a geocoder that fails is asked once more, and then it is away", async () => {
  geocoder.respondWith(500);
  const before = geocoder.streets.length;
  expect(await findDistrictsOfStreet(place, "192.0.2.1", now)).toEqual({ ok: false, refusal: "away" });
  expect(geocoder.streets).toHaveLength(before + 2);
});

test("a street of another state, or none, is no match", async () => {
  for (const reply of [[], [{ state: "OK", upper: "40001", lower: "40001" }]]) {
    geocoder.respondWith(reply);
    expect(await findDistrictsOfStreet(place, "192.0.2.1", now)).toEqual({ ok: false, refusal: "no-match" });
  }
});

test("a source that looks up too many is refused before its street leaves the server, and others are not", async () => {
  for (let i = 0; i < LOOKUPS_PER_SOURCE.max; i += 1) await findDistrictsOfStreet(place, "192.0.2.1", now);
  const before = geocoder.streets.length;
  expect(await findDistrictsOfStreet(place, "192.0.2.1", now)).toEqual({ ok: false, refusal: "busy" });
  expect(geocoder.streets).toHaveLength(before);
  expect(await findDistrictsOfStreet(place, "192.0.2.2", now)).toMatchObject({ ok: true });
});

test("a street is in no table and in no log, whatever the geocoder does", async () => {
  const written: string[] = [];
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      written.push(String(text));
      return true;
    }),
  );
  try {
    for (const reply of ["garbage", 500, [], [{ state: "TX", upper: "48014" }]] as const) {
      geocoder.respondWith(reply === "garbage" || reply === 500 ? reply : [...reply]);
      await findDistrictsOfStreet(place, "192.0.2.1", now);
    }
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  expect(written.join("")).not.toContain("Marker");
  await onDatabase(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const { rows } = await client.query(`SELECT 1 FROM "${name}" AS row WHERE row::text ILIKE '%marker%'`);
      expect([name, rows]).toEqual([name, []]);
    }
  });
});
