import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { startTestGeocoder } from "@/tests/geocoder";
import { createPetition } from "@/tests/petition";
import { formOf, signs as draft, signsAndConfirms } from "@/tests/signer";

import { forgetGeocoderFailures } from "../../lawmakers/geocoder";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, DAY, MINUTE, SECOND } from "../../time";
import { confirm } from "../commands";
import { correct, erase } from "../rights/commands";
import { purgeStreets, settleDistricts } from "./commands";

const geocoder = await startTestGeocoder();
const now = new Date("2026-03-01T12:00:00Z");
const later = addMilliseconds(now, MINUTE);
const AUSTIN = { state: "TX", upper: "48014", lower: "48049" };

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  forgetGeocoderFailures();
  await createPetition();
  geocoder.streets.length = 0;
  geocoder.respondWith([AUSTIN]);
});
afterAll(() => geocoder.remove());

const STREET = { street: "1100 Congress Ave" };
/** Signs with a street and confirms it. */
const signs = (fields: Record<string, string> = {}) => signsAndConfirms(now, cast.grace, { ...STREET, ...fields });

interface Row {
  upper: string | null;
  lower: string | null;
  method: string;
}
const signatures = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<Row>(`
  SELECT upper_district AS upper, lower_district AS lower, district_method AS method
  FROM signature ORDER BY id`)
      ).rows,
  );
const districts = async () => (await signatures()).map(({ upper, lower, method }) => ({ upper, lower, method }));
const streets = () =>
  onDatabase(async (client) => Number((await client.query("SELECT count(*) FROM district_lookup")).rows[0].count));

const FOUND = { upper: "48014", lower: "48049", method: "address" };
const STATE_ONLY = { upper: null, lower: null, method: "state_only" };

describe("a street of a signer", () => {
  it("settles the districts with one request, and is not kept", async () => {
    await signs();
    expect(await settleDistricts(now)).toBe(1);
    expect(await districts()).toEqual([FOUND]);
    expect(geocoder.streets).toEqual(["1100 Congress Ave, TX 78701"]);
    expect(await streets()).toBe(0);
    expect(await settleDistricts(later)).toBe(0);
    const kept = await onDatabase(async (client) =>
      JSON.stringify((await client.query("SELECT s::text FROM signature s")).rows),
    );
    expect(kept).not.toContain("Congress");
  });

  it("is not looked up before its draft is confirmed, and waits sealed until then", async () => {
    await draft(now, cast.grace, STREET);
    expect([await settleDistricts(now), await streets()]).toEqual([0, 0]);
    const { waiting } = await onDatabase(
      async (client) =>
        (await client.query<{ waiting: Buffer }>("SELECT street_sealed AS waiting FROM signature_draft")).rows[0]!,
    );
    expect(waiting.includes("Congress")).toBe(false);
  });

  it("waits sealed to be looked up: the database cannot read it", async () => {
    await signs();
    const { sealed } = await onDatabase(
      async (client) =>
        (await client.query<{ sealed: Buffer }>("SELECT street_sealed AS sealed FROM district_lookup")).rows[0]!,
    );
    expect(sealed.includes("Congress")).toBe(false);
  });

  it("is looked up by one of several workers", async () => {
    for (let i = 0; i < 8; i += 1) await signs({ email: `signer${i}@example.org` });
    const taken = await Promise.all([settleDistricts(now), settleDistricts(now), settleDistricts(now)]);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(8);
    expect(geocoder.streets).toHaveLength(8);
    expect(await districts()).toEqual(Array(8).fill(FOUND));
  });

  it.each([
    ["matches nothing", []],
    ["lies in another state", [{ ...AUSTIN, state: "OK" }]],
    ["fits two places with different districts", [AUSTIN, { ...AUSTIN, lower: "48051" }]],
    ["is in no district", [{ state: "TX" }]],
  ])("that %s counts for the state and for no district", async (_name, places) => {
    geocoder.respondWith(places);
    await signs();
    await settleDistricts(now);
    expect(await districts()).toEqual([STATE_ONLY]);
    expect(await streets()).toBe(0);
  });

  it.each([[500], ["garbage" as const]])(
    "of a service that responds with %s is tried once more and then given up",
    async (trouble) => {
      geocoder.respondWith(trouble);
      await signs();
      expect(await settleDistricts(now)).toBe(1);
      expect(await settleDistricts(addMilliseconds(now, SECOND))).toBe(0);
      expect(await streets()).toBe(1);
      expect(await settleDistricts(later)).toBe(1);
      expect(await streets()).toBe(0);
      expect(await districts()).toEqual([STATE_ONLY]);
    },
  );

  it("waits without a try while the service is away for many, and is looked up when it responds again", async () => {
    geocoder.respondWith(500);
    for (let i = 0; i < 6; i += 1) await signs({ email: `signer${i}@example.org` });
    expect(await settleDistricts(now)).toBe(5);
    expect(geocoder.streets).toHaveLength(5);
    // The circuit is open now, also for the street that nobody tried.
    expect([await settleDistricts(addMilliseconds(now, SECOND)), await settleDistricts(later)]).toEqual([0, 0]);
    geocoder.respondWith([AUSTIN]);
    const reopened = addMilliseconds(now, 5 * MINUTE);
    expect((await settleDistricts(reopened)) + (await settleDistricts(reopened))).toBe(6);
    expect(await districts()).toEqual(Array(6).fill(FOUND));
  });

  it("tries the service alone after each pause, and neither it nor those that wait for its end lose a try", async () => {
    geocoder.respondWith(500);
    for (let i = 0; i < 6; i += 1) await signs({ email: `signer${i}@example.org` });
    await settleDistricts(now);
    const after = (pauses: number) => addMilliseconds(now, pauses * 6 * MINUTE);
    for (const pauses of [1, 2, 3]) {
      geocoder.streets.length = 0;
      const tried = await Promise.all(Array.from({ length: 3 }, () => settleDistricts(after(pauses))));
      expect(geocoder.streets).toHaveLength(1);
      expect(tried.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    }
    geocoder.respondWith([AUSTIN]);
    for (let round = 0; round < 4; round += 1) await settleDistricts(after(4));
    // Five of them had been tried once, so each that had lost its second try would be missing.
    expect(geocoder.streets).toHaveLength(1 + 6);
    expect(await districts()).toEqual(Array(6).fill(FOUND));
  });

  it("is tried again after a short outage of the service and after the death of a worker", async () => {
    geocoder.respondWith("silence");
    await signs();
    await settleDistricts(now);
    geocoder.respondWith([AUSTIN]);
    await settleDistricts(later);
    expect(await districts()).toEqual([FOUND]);
  });

  it("of a place with one chamber has no lower district", async () => {
    geocoder.respondWith([{ state: "NE", upper: "31007" }]);
    await signs({ zip: "68102", state: "NE" });
    await settleDistricts(now);
    expect(await districts()).toEqual([{ upper: "31007", lower: null, method: "address" }]);
  });

  it("is purged after a week, looked up or not", async () => {
    await signs();
    expect(await purgeStreets(addMilliseconds(now, 7 * DAY - SECOND))).toBe(0);
    expect(await purgeStreets(addMilliseconds(now, 7 * DAY + SECOND))).toBe(1);
  });

  it("is erased with its signature", async () => {
    await erase(await signs());
    expect(await streets()).toBe(0);
    expect(await settleDistricts(now)).toBe(0);
  });
});

describe("a district", () => {
  it.each([
    ["from another place", { zip: "73301" }],
    ["from the same ZIP Code without a street", { comment: "Please act" }],
    ["with a street that is not found", { street: "1 Nowhere" }],
  ])("of an earlier draft is dropped by one %s", async (_name, fields) => {
    const drafts = [(await draft(now, cast.grace, STREET))!, (await draft(now, cast.grace, fields))!];
    await confirm(drafts[0]!, now);
    await settleDistricts(now);
    expect(await districts()).toEqual([FOUND]);
    geocoder.respondWith([]);
    await confirm(drafts[1]!, later);
    await settleDistricts(later);
    expect(await districts()).toEqual([STATE_ONLY]);
    expect(await streets()).toBe(0);
  });

  it.each([
    ["without a street", { comment: "Please act" }, 0],
    ["with another street", { street: "2 Elsewhere" }, 1],
  ])(
    "that is found for the street of an earlier draft is not kept where one %s was confirmed meanwhile",
    async (...row) => {
      const [, fields, waiting] = row;
      const drafts = [(await draft(now, cast.grace, STREET))!, (await draft(now, cast.grace, fields))!];
      await confirm(drafts[0]!, now);
      const response = Promise.withResolvers<(typeof AUSTIN)[]>();
      geocoder.respondWith(response.promise);
      const settling = settleDistricts(now);
      await vi.waitFor(() => expect(geocoder.streets).toHaveLength(1));
      await confirm(drafts[1]!, now);
      response.resolve([AUSTIN]);
      await settling;
      expect(await districts()).toEqual([STATE_ONLY]);
      expect(await streets()).toBe(waiting);
    },
  );

  it("that is found for the former place of a signer is not kept", async () => {
    const id = await signs();
    const response = Promise.withResolvers<(typeof AUSTIN)[]>();
    geocoder.respondWith(response.promise);
    const settling = settleDistricts(now);
    await vi.waitFor(() => expect(geocoder.streets).toHaveLength(1));
    const { age: _age, email: _email, ...corrected } = formOf(cast.grace, { zip: "73301" });
    await correct(id, corrected, now);
    response.resolve([AUSTIN]);
    await settling;
    expect(await districts()).toEqual([STATE_ONLY]);
    expect(await streets()).toBe(0);
  });
});
