import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { startTestGeocoder } from "@/tests/geocoder";
import { createPetition } from "@/tests/petition";

import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, DAY, MINUTE, SECOND } from "../../time";
import { correct, erase, sign } from "../commands";
import { signatureInput } from "../schema";
import { purgeStreets, settleDistricts } from "./commands";

const geocoder = await startTestGeocoder();
const now = new Date("2026-03-01T12:00:00Z");
const later = addMilliseconds(now, MINUTE);
const AUSTIN = { state: "TX", upper: "48014", lower: "48049" };

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
  geocoder.asked.length = 0;
  geocoder.answer([AUSTIN]);
});
afterAll(() => geocoder.remove());

const input = (fields: Record<string, string> = {}) =>
  signatureInput.parse({ ...cast.grace, age: "on", street: "1100 Congress Ave", ...fields });
const signs = async (fields: Record<string, string> = {}, at = now) =>
  expect(await sign("harbor", input(fields), { locale: "en", source: null, sender: { ip: "127.0.0.1" } }, at)).toEqual({
    ok: true,
    value: undefined,
  });

interface Row {
  id: string;
  hash: Buffer;
  upper: string | null;
  lower: string | null;
  method: string;
}
const signatures = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<Row>(`
  SELECT id, email_hash AS hash, upper_district AS upper, lower_district AS lower, district_method AS method
  FROM signature ORDER BY id`)
      ).rows,
  );
const districts = async () => (await signatures()).map(({ upper, lower, method }) => ({ upper, lower, method }));
const streets = () =>
  onDatabase(async (client) => Number((await client.query("SELECT count(*) FROM district_lookup")).rows[0].count));

const FOUND = { upper: "48014", lower: "48049", method: "address" };
const STATE_ONLY = { upper: null, lower: null, method: "state_only" };

describe("a street that was given", () => {
  it("settles the districts, is asked once and is not kept", async () => {
    await signs();
    expect(await settleDistricts(now)).toBe(1);
    expect(await districts()).toEqual([FOUND]);
    expect(geocoder.asked).toEqual(["1100 Congress Ave, TX 78701"]);
    expect(await streets()).toBe(0);
    expect(await settleDistricts(later)).toBe(0);
    const kept = await onDatabase(async (client) =>
      JSON.stringify((await client.query("SELECT s::text FROM signature s")).rows),
    );
    expect(kept).not.toContain("Congress");
  });

  it("waits sealed: the database cannot read it", async () => {
    await signs();
    const { sealed } = await onDatabase(
      async (client) =>
        (await client.query<{ sealed: Buffer }>("SELECT street_sealed AS sealed FROM district_lookup")).rows[0]!,
    );
    expect(sealed.includes("Congress")).toBe(false);
  });

  it("is taken by one of several workers", async () => {
    for (let i = 0; i < 8; i += 1) await signs({ email: `signer${i}@example.org` });
    const taken = await Promise.all([settleDistricts(now), settleDistricts(now), settleDistricts(now)]);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(8);
    expect(geocoder.asked).toHaveLength(8);
    expect(await districts()).toEqual(Array(8).fill(FOUND));
  });

  it.each([
    ["matches nothing", []],
    ["lies in another state", [{ ...AUSTIN, state: "OK" }]],
    ["fits two places with different districts", [AUSTIN, { ...AUSTIN, lower: "48051" }]],
    ["is in no district", [{ state: "TX" }]],
  ])("that %s counts for the state and for no district", async (_name, places) => {
    geocoder.answer(places);
    await signs();
    await settleDistricts(now);
    expect(await districts()).toEqual([STATE_ONLY]);
    expect(await streets()).toBe(0);
  });

  it.each([[500], ["garbage" as const]])(
    "meets a service that answers %s: it is asked once more and then left",
    async (trouble) => {
      geocoder.answer(trouble);
      await signs();
      expect(await settleDistricts(now)).toBe(1);
      expect(await settleDistricts(addMilliseconds(now, SECOND))).toBe(0);
      expect(await streets()).toBe(1);
      expect(await settleDistricts(later)).toBe(1);
      expect(await streets()).toBe(0);
      expect(await districts()).toEqual([STATE_ONLY]);
    },
  );

  it("outlasts a service that was away for a moment, and a worker that never came back", async () => {
    geocoder.answer("silence");
    await signs();
    await settleDistricts(now);
    geocoder.answer([AUSTIN]);
    await settleDistricts(later);
    expect(await districts()).toEqual([FOUND]);
  });

  it("of a place with one chamber has no lower district", async () => {
    geocoder.answer([{ state: "NE", upper: "31007" }]);
    await signs({ zip: "68102", state: "NE" });
    await settleDistricts(now);
    expect(await districts()).toEqual([{ upper: "31007", lower: null, method: "address" }]);
  });

  it("is forgotten after a week, looked up or not", async () => {
    await signs();
    expect(await purgeStreets(addMilliseconds(now, 7 * DAY - SECOND))).toBe(0);
    expect(await purgeStreets(addMilliseconds(now, 7 * DAY + SECOND))).toBe(1);
  });

  it("goes with the signature that is erased", async () => {
    await signs();
    await erase(BigInt((await signatures())[0]!.id));
    expect(await streets()).toBe(0);
    expect(await settleDistricts(now)).toBe(0);
  });
});

describe("a district", () => {
  it("goes when the signer signs again from elsewhere, and stays when only other details change", async () => {
    await signs();
    await settleDistricts(now);
    await signs({ street: "", comment: "Please act" }, later);
    expect(await districts()).toEqual([FOUND]);
    await signs({ street: "", zip: "73301" }, later);
    expect(await districts()).toEqual([STATE_ONLY]);
  });

  it("that is found for a place the signer has just left is not kept", async () => {
    await signs();
    const { id } = (await signatures())[0]!;
    await onDatabase((client) => client.query("UPDATE signature SET status = 'confirmed', confirmed_at = now()"));
    const answer = Promise.withResolvers<(typeof AUSTIN)[]>();
    geocoder.answer(answer.promise);
    const settling = settleDistricts(now);
    await vi.waitFor(() => expect(geocoder.asked).toHaveLength(1));
    await correct(BigInt(id), input({ zip: "73301" }));
    answer.resolve([AUSTIN]);
    await settling;
    expect(await districts()).toEqual([STATE_ONLY]);
    expect(await streets()).toBe(0);
  });
});
