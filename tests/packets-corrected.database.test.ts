import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { rebuildPacket } from "@/lib/deliveries/commands";
import { listHandedOver } from "@/lib/deliveries/delivered/queries";
import { findVerification } from "@/lib/deliveries/queries";
import { downloadByOrganizer } from "@/lib/deliveries/handing-over/commands";
import type { Organizer } from "@/lib/organizers/schema";
import { settleDistricts } from "@/lib/signatures/districts/commands";
import { add, correct } from "@/lib/signatures/rights/commands";
import { addMilliseconds, DAY, MINUTE } from "@/lib/time";
import { buildAll, buildDelivery, carry, csvRowsOf, namesIn, packetsOf } from "./built-packets";
import { onDatabase } from "./database";
import { beginDeliveries, writeConstituents, writeRoster } from "./deliveries";
import { startTestGeocoder } from "./geocoder";

const geocoder = await startTestGeocoder();
afterAll(() => geocoder.remove());
const now = new Date("2026-03-02T12:00:00Z");
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
});

const form = {
  name: "Ann",
  comment: null,
  zip: "78701",
  state: "TX",
  display: "hidden" as const,
  updates: false,
  street: null,
};
const later = addMilliseconds(now, DAY);
// Renewals of one packet have pauses.
const daysLater = (days: number) => addMilliseconds(later, days * DAY);

describe("a correction of a signer", () => {
  it.each([
    ["of the name", { name: "Anna" }, { name: "Anna" }],
    ["of the ZIP Code", { zip: "78702" }, { zip: "78702" }],
  ])(
    "%s leaves the files of the state's packet as they are until it is renewed, and has it then",
    async (_name, change, cells) => {
      const [id] = await writeConstituents(petitionId, [{ name: "Ann" }]);
      const delivery = await buildDelivery(admin, now);
      await correct(id!, { ...form, ...change }, later);
      const [before] = await packetsOf(admin, delivery);
      expect(before).toMatchObject({ status: "ready", generation: 1 });
      expect(await downloadByOrganizer(admin, { packetId: before!.id, format: "csv" }, later)).toMatchObject({
        ok: true,
      });
      await buildAll(daysLater(1));
      const [packet] = await packetsOf(admin, delivery);
      expect(packet).toMatchObject({ status: "ready", generation: 2, signatures: 1 });
      expect(await csvRowsOf(packet!)).toMatchObject([cells]);
    },
  );

  it("of the display or of an included comment renews the packet, and one that says the same as before does not", async () => {
    const [shown, told] = await writeConstituents(petitionId, [{ name: "Ann" }, { name: "Bo", comment: "Please." }]);
    const delivery = await buildDelivery(admin, now);
    await correct(shown!, form, later);
    await correct(told!, { ...form, name: "Bo", comment: "Please." }, later);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "ready" });
    await correct(shown!, { ...form, display: "name" }, later);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "stale" });
    await buildAll(daysLater(2));
    await correct(told!, { ...form, name: "Bo", comment: "Another one." }, later);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "stale" });
    await buildAll(daysLater(3));
    const rows = await csvRowsOf((await packetsOf(admin, delivery))[0]!);
    expect(rows.map(({ comment }) => comment)).toEqual(["", ""]);
  });

  it("to another district takes them out of the packet of the old one and into the next delivery of the new one", async () => {
    await writeRoster();
    const [id] = await writeConstituents(petitionId, [{ name: "Moves", upper: "48001" }]);
    const each = { scope: "each_lawmaker", chamber: "upper" };
    const first = await buildDelivery(admin, now, each);
    const ofState = await buildDelivery(admin, now);
    await carry(admin, (await packetsOf(admin, first))[0]!.id, now);
    await correct(id!, { ...form, name: "Moves", zip: "78702" }, later);
    await buildAll(daysLater(4));
    expect(await namesIn((await packetsOf(admin, first))[0]!)).toEqual([]);
    expect(await namesIn((await packetsOf(admin, ofState))[0]!)).toEqual(["Moves"]);
    // It was handed over before.
    expect(await listHandedOver(id!)).toMatchObject([{ recipient: { name: "Ana One" } }]);

    // The new ZIP Code turns out to lie in the same district.
    await onDatabase((client) =>
      client.query("UPDATE signature SET upper_district = '48001', district_method = 'zip_single' WHERE id = $1", [id]),
    );
    await buildAll(daysLater(5));
    expect(await namesIn((await packetsOf(admin, first))[0]!)).toEqual(["Moves"]);

    await correct(id!, { ...form, name: "Moves", zip: "05401", state: "VT" }, later);
    await buildAll(daysLater(6));
    expect(await namesIn((await packetsOf(admin, first))[0]!)).toEqual([]);
    expect(await namesIn((await packetsOf(admin, ofState))[0]!)).toEqual([]);
  });
});

describe("a street of a signer", () => {
  const inOne = { state: "TX", upper: "48001", lower: "48001" };
  const inTwo = { ...inOne, upper: "48002" };
  const looksUp = async (place: typeof inOne, days: number) => {
    geocoder.respondWith([place]);
    expect(await settleDistricts(daysLater(days))).toBe(1);
    await buildAll(daysLater(days));
  };

  it.each([
    ["corrected on the own page", (id: bigint) => correct(id, { ...form, name: "Moves", street: "1 A St" }, later)],
    ["added on the page of thanks", (id: bigint) => addsStreet(id)],
  ] as const)("that is %s takes them out of the packet of another district of their ZIP Code", async (_name, gives) => {
    await writeRoster();
    const [id, other] = await writeConstituents(petitionId, [
      { name: "Moves", upper: "48001" },
      { name: "Stays", upper: "48001" },
    ]);
    const first = await buildDelivery(admin, now, { scope: "each_lawmaker", chamber: "upper" });
    await gives(id!);
    await looksUp(inTwo, 1);
    const [packet] = await packetsOf(admin, first);
    expect(packet).toMatchObject({ status: "ready", generation: 2, signatures: 1 });
    expect(await namesIn(packet!)).toEqual(["Stays"]);
    const { manifests } = (await findVerification(packet!.verificationCode))!;
    expect(manifests[0]!.successorOf).toMatchObject({ generation: 1, rows: 2 });

    await correct(other!, { ...form, name: "Stays", street: "2 A St" }, later);
    await looksUp(inOne, 2);
    expect((await packetsOf(admin, first))[0]).toMatchObject({ status: "ready", generation: 2 });
    await correct(id!, { ...form, name: "Moves", street: "3 A St" }, later);
    await looksUp(inOne, 3);
    expect(await namesIn((await packetsOf(admin, first))[0]!)).toEqual(["Moves", "Stays"]);
  });

  it("that is the first to tell the district renews no packet", async () => {
    const [id] = await writeConstituents(petitionId, [{ name: "Ann" }]);
    const delivery = await buildDelivery(admin, now);
    await correct(id!, { ...form, street: "1 A St" }, later);
    await looksUp(inOne, 1);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "ready", generation: 1 });
  });
});

/** Adds a street as the page of thanks does, by a draft that was confirmed. */
async function addsStreet(id: bigint): Promise<void> {
  const draft = await onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO signature_draft (signature_id, posted_at, expires_at, confirmed_at)
       VALUES ($1, now(), now() + interval '1 day', now()) RETURNING id`,
      [id],
    );
    return BigInt(rows[0]!.id);
  });
  const added = await add(draft, { street: "1 A St", comment: null, display: null }, later);
  expect(added).toMatchObject({ ok: true });
}

describe("a packet whose signers change all the time", () => {
  it("is renewed at once the first time, then after a pause, or as soon as somebody wants its files", async () => {
    const [id] = await writeConstituents(petitionId, [{ name: "Ann" }]);
    const delivery = await buildDelivery(admin, now);
    const change = async (display: "initials" | "name" | "hidden", minutes: number) => {
      await correct(id!, { ...form, display }, now);
      await buildAll(addMilliseconds(now, minutes * MINUTE));
      return (await packetsOf(admin, delivery))[0]!;
    };
    expect(await change("name", 1)).toMatchObject({ status: "ready", generation: 2 });
    expect(await change("initials", 10)).toMatchObject({ status: "stale", generation: 2 });
    expect(await change("hidden", 11)).toMatchObject({ status: "ready", generation: 3 });
    const waiting = await change("name", 12);
    expect(waiting).toMatchObject({ status: "stale", generation: 3 });
    const wanted = await downloadByOrganizer(admin, { packetId: waiting.id, format: "csv" }, now);
    expect(wanted).toEqual({ ok: false, refusal: "not-ready" });
    await buildAll(addMilliseconds(now, 12 * MINUTE));
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "ready", generation: 4 });
    expect(await change("hidden", 13)).toMatchObject({ status: "stale", generation: 4 });
    expect(await rebuildPacket(admin, waiting.id, now)).toEqual({ ok: true });
    await buildAll(addMilliseconds(now, 13 * MINUTE));
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "ready", generation: 5 });
  });
});

describe("a packet is not renewed by", () => {
  it("a redraw of districts, sealing under another key, or a comment that is included later", async () => {
    await writeRoster();
    const [first, second] = await writeConstituents(petitionId, [
      { name: "Ann", upper: "48001" },
      { name: "Bo", upper: "48001", comment: "Please.", review: "waiting" },
    ]);
    const delivery = await buildDelivery(admin, now, { scope: "each_lawmaker", chamber: "upper" });
    await correct(first!, { ...form, name: "Anna" }, later);
    await buildAll(daysLater(7));
    await onDatabase(async (client) => {
      await client.query("UPDATE signature SET upper_district = '48002'");
      await client.query(
        "UPDATE signature SET comment_review = 'included', reviewed_by = $1, reviewed_at = now() WHERE id = $2",
        [admin.id, second],
      );
      await client.query("UPDATE signature SET name_sealed = name_sealed || 'x' WHERE id = $1", [second]);
    });
    const [packet] = await packetsOf(admin, delivery);
    expect(packet).toMatchObject({ status: "ready", generation: 2, signatures: 2 });
  });
});
