import { beforeEach, describe, expect, it } from "vitest";

import { listHandedOver } from "@/lib/deliveries/queries";
import { recordHandedOver } from "@/lib/deliveries/handing-over/commands";
import type { Organizer } from "@/lib/organizers/schema";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { correct } from "@/lib/signatures/rights/commands";
import { addMilliseconds, DAY } from "@/lib/time";
import { buildAll, buildDelivery, csvRowsOf, namesIn, packetsOf } from "./built-packets";
import { emptyDatabase, onDatabase } from "./database";
import { createAdmin, writeConstituents, writeRoster } from "./deliveries";
import { createPetition } from "./petition";

const now = new Date("2026-03-02T12:00:00Z");
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
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

describe("a correction of a signer", () => {
  it.each([
    ["of the name", { name: "Anna" }, { name: "Anna" }],
    ["of the ZIP Code", { zip: "78702" }, { zip: "78702" }],
  ])("%s renews the packet of the state, which has it then", async (_name, change, cells) => {
    const [id] = await writeConstituents(petitionId, [{ name: "Ann" }]);
    const delivery = await buildDelivery(admin, now);
    await correct(id!, { ...form, ...change }, later);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "stale" });
    await buildAll(later);
    const [packet] = await packetsOf(admin, delivery);
    expect(packet).toMatchObject({ status: "ready", generation: 2, signatures: 1 });
    expect(await csvRowsOf(packet!)).toMatchObject([cells]);
  });

  it("of the display or of an included comment renews the packet, and one that says the same as before does not", async () => {
    const [shown, told] = await writeConstituents(petitionId, [{ name: "Ann" }, { name: "Bo", comment: "Please." }]);
    const delivery = await buildDelivery(admin, now);
    await correct(shown!, form, later);
    await correct(told!, { ...form, name: "Bo", comment: "Please." }, later);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "ready" });
    await correct(shown!, { ...form, display: "name" }, later);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "stale" });
    await buildAll(later);
    await correct(told!, { ...form, name: "Bo", comment: "Another one." }, later);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "stale" });
    await buildAll(later);
    const rows = await csvRowsOf((await packetsOf(admin, delivery))[0]!);
    expect(rows.map(({ comment }) => comment)).toEqual(["", ""]);
  });

  it("to another district takes them out of the packet of the old one and into the next delivery of the new one", async () => {
    await writeRoster();
    const [id] = await writeConstituents(petitionId, [{ name: "Moves", upper: "48001" }]);
    const each = { scope: "each_lawmaker", chamber: "upper" };
    const first = await buildDelivery(admin, now, each);
    const ofState = await buildDelivery(admin, now);
    await recordHandedOver(admin, (await packetsOf(admin, first))[0]!.id, { name: "Aide", date: now, note: null }, now);
    await correct(id!, { ...form, name: "Moves", zip: "78702" }, later);
    await buildAll(later);
    expect(await namesIn((await packetsOf(admin, first))[0]!)).toEqual([]);
    expect(await namesIn((await packetsOf(admin, ofState))[0]!)).toEqual(["Moves"]);
    // It was handed over before.
    expect(await listHandedOver(id!)).toMatchObject([{ recipient: { name: "Ana One" } }]);

    // The new ZIP Code turns out to lie in the same district.
    await onDatabase((client) =>
      client.query("UPDATE signature SET upper_district = '48001', district_method = 'zip_single' WHERE id = $1", [id]),
    );
    await buildAll(later);
    expect(await namesIn((await packetsOf(admin, first))[0]!)).toEqual(["Moves"]);

    await correct(id!, { ...form, name: "Moves", zip: "05401", state: "VT" }, later);
    await buildAll(later);
    expect(await namesIn((await packetsOf(admin, first))[0]!)).toEqual([]);
    expect(await namesIn((await packetsOf(admin, ofState))[0]!)).toEqual([]);
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
    await buildAll(later);
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
