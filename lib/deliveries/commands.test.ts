import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin, writeRoster } from "@/tests/deliveries";
import { auditActions } from "@/tests/exports";
import { createPetition } from "@/tests/petition";

import type { Organizer } from "../organizers/schema";
import { clearPetitionMemo } from "../petitions/queries";
import { addMilliseconds, DAY } from "../time";
import { cancelDelivery, createDelivery, startBuilding } from "./commands";
import { previewDelivery } from "./planning/queries";
import { listHandedOver } from "./delivered/queries";
import { findDelivery, findVerification, listDeliveries } from "./queries";
import { type DeliveryInput, deliveryInput } from "./schema";

const now = new Date("2026-03-02T12:00:00Z");
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
});

const input = (fields: Record<string, unknown> = {}): DeliveryInput =>
  deliveryInput.parse({
    petition: "harbor",
    state: "TX",
    scope: "state",
    title: "To the lawmakers of {state}",
    text: "{signatures} people ask: {ask}",
    ...fields,
  });

async function create(fields: Record<string, unknown> = {}): Promise<number> {
  const created = await createDelivery(admin, input(fields), now);
  if (!created.ok) throw new Error(created.refusal);
  return created.value.id;
}

const packetsOf = (id: number) =>
  onDatabase(async (client) => {
    const { rows } = await client.query<unknown[]>({
      text: `SELECT recipient->>'name', recipient->>'chamber', recipient->>'districtName', layer, geoid
        FROM packet WHERE delivery_id = $1 ORDER BY ordinal`,
      values: [id],
      rowMode: "array",
    });
    return rows;
  });

describe("a delivery is refused", () => {
  it.each([
    ["to a viewer", { id: 2, role: "viewer", states: null }, {}, "not-allowed"],
    ["to an organizer of another state", { id: 2, role: "organizer", states: ["VT"] }, {}, "not-allowed"],
    ["of an unknown petition", null, { petition: "nothing" }, "no-such-petition"],
    ["with a cut-off in the future", null, { cutOff: addMilliseconds(now, DAY).toISOString() }, "cut-off-in-future"],
    ["since one that does not exist", null, { since: "7" }, "no-such-delivery"],
  ] as const)("%s", async (_name, by, fields, refusal) => {
    expect(await createDelivery((by as Organizer | null) ?? admin, input(fields), now)).toEqual({ ok: false, refusal });
    expect(await auditActions()).toEqual([]);
  });

  it.each([
    ["chamber", "NE", "lower"],
    ["each_lawmaker", "NE", "upper"],
    ["chamber", "TX", "legislature"],
  ])("to a chamber that its state does not have (%s, %s, %s)", async (scope, state, chamber) => {
    const refused = { ok: false, refusal: "no-such-chamber" };
    expect(await createDelivery(admin, input({ scope, state, chamber }), now)).toEqual(refused);
    const own = input({ scope, state, chamber: state === "NE" ? "legislature" : "upper" });
    expect(await createDelivery(admin, own, now)).toMatchObject({ ok: true });
  });

  it.each([
    ["an unknown placeholder", { text: "Dear {Senator}, sign it" }],
    ["a property of every object", { text: "Dear {constructor}, sign it" }],
    ["an unknown state", { state: "XX" }],
    ["a chamber that is missing", { scope: "chamber" }],
    ["a committee without lawmakers", { scope: "committee", committee: "Judiciary" }],
    ["an id that is none of a lawmaker", { scope: "committee", committee: "Judiciary", lawmakers: "1; DROP" }],
  ])("by its form with %s", (_name, fields) => {
    expect(() => input(fields)).toThrow();
  });
});

describe("a delivery", () => {
  it("is a draft with its cover, then has packets, then can be cancelled, and the log has each step", async () => {
    const id = await create({ scope: "chamber", chamber: "upper" });
    expect(await findDelivery(admin, id)).toMatchObject({
      status: "draft",
      scope: "chamber",
      packets: [],
      cutOff: now,
    });
    expect(await startBuilding(admin, id, now)).toEqual({ ok: true, value: { packets: 1, unmapped: 0 } });
    const building = await findDelivery(admin, id);
    expect(building).toMatchObject({ status: "building", progress: { packets: 1, ready: 0 } });
    expect(building!.packets[0]).toMatchObject({ status: "waiting", recipient: { kind: "chamber", chamber: "upper" } });
    expect(await startBuilding(admin, id, now)).toEqual({ ok: false, refusal: "not-a-draft" });
    expect(await cancelDelivery(admin, id, now)).toEqual({ ok: true, value: { kept: 0 } });
    expect(await cancelDelivery(admin, id, now)).toEqual({ ok: false, refusal: "not-cancellable" });
    expect(await findDelivery(admin, id)).toMatchObject({ status: "cancelled", packets: [{ status: "cancelled" }] });
    expect(await auditActions()).toEqual(["delivery-created", "delivery-started", "delivery-cancelled"]);
  });

  it("has a packet for each lawmaker in office with their district, one for each of several in one district", async () => {
    await writeRoster();
    const id = await create({ scope: "each_lawmaker" });
    // The seat of a tribe has no district in the tables, and the term of Ed has ended.
    expect(await startBuilding(admin, id, now)).toEqual({ ok: true, value: { packets: 4, unmapped: 1 } });
    expect(await packetsOf(id)).toEqual([
      ["Ana One", "upper", "1", "sldu", "48001"],
      ["Ben One", "lower", "1", "sldl", "48001"],
      ["Cy One", "lower", "1", "sldl", "48001"],
      ["Di Large", "lower", "At-Large", null, null],
    ]);
    const ofUpper = await create({ scope: "each_lawmaker", chamber: "upper" });
    expect(await startBuilding(admin, ofUpper, now)).toMatchObject({ value: { packets: 1 } });
  });

  it("to a committee has a packet for the committee with the whole state, then one for each of its lawmakers", async () => {
    const [ana, , , , ed] = await writeRoster();
    const committee = (...lawmakers: string[]) => create({ scope: "committee", committee: "Judiciary", lawmakers });
    const id = await committee(ana!);
    expect(await startBuilding(admin, id, now)).toMatchObject({ value: { packets: 2 } });
    expect(await packetsOf(id)).toEqual([
      ["Judiciary", null, null, null, null],
      ["Ana One", "upper", "1", "sldu", "48001"],
    ]);
    const refused = { ok: false, refusal: "no-such-lawmaker" };
    expect(await startBuilding(admin, await committee(ana!, ed!), now)).toEqual(refused);
  });

  it("to lawmakers is refused where no roster is imported", async () => {
    const each = { scope: "each_lawmaker" };
    expect(await startBuilding(admin, await create(each), now)).toEqual({ ok: false, refusal: "no-roster" });
  });

  it("to lawmakers is refused where new terms have begun since the roster, and asks before where it is old", async () => {
    await writeRoster();
    const roster = { date: new Date("2026-01-05"), source: "Fictional roster", count: 6 };
    const draft = (await findDelivery(admin, await create({ scope: "each_lawmaker" })))!;
    expect(await previewDelivery(draft, now)).toMatchObject({ roster, packets: { length: 4 } });
    expect(await previewDelivery((await findDelivery(admin, await create({ scope: "state" })))!, now)).toMatchObject({
      roster: null,
    });
    const newTerms = new Date("2027-01-12T12:00:00Z");
    expect(await previewDelivery(draft, newTerms)).toBe("roster-outdated");
    expect(await startBuilding(admin, draft.id, newTerms)).toEqual({ ok: false, refusal: "roster-outdated" });
  });

  it("to lawmakers says how many are left out because new terms have begun since their part of the roster", async () => {
    await writeRoster();
    const newTerms = new Date("2027-01-12T12:00:00Z");
    const draft = (await findDelivery(admin, await create({ scope: "each_lawmaker" })))!;
    await onDatabase((client) =>
      client.query("UPDATE lawmaker SET roster_date = $1 WHERE name = 'Ana One'", [newTerms]),
    );
    // Ben's and Ed's terms have ended, and those of three others may have.
    expect(await previewDelivery(draft, newTerms)).toMatchObject({
      packets: [{ recipient: { name: "Ana One" } }],
      outdated: 3,
    });
    expect(await previewDelivery(draft, now)).toMatchObject({ packets: { length: 4 }, outdated: 0 });
  });

  it("is seen by organizers of its state only, and changed by no viewer", async () => {
    const id = await create();
    const seen = async (reader: Organizer) => [
      (await listDeliveries(reader, { petitionId, state: null })).length,
      (await listDeliveries(reader, { petitionId, state: "TX" })).length,
      (await findDelivery(reader, id)) !== null,
    ];
    expect(await seen(admin)).toEqual([1, 1, true]);
    expect(await seen({ id: 5, role: "viewer", states: ["TX"] })).toEqual([1, 1, true]);
    expect(await seen({ id: 5, role: "organizer", states: ["VT"] })).toEqual([0, 0, false]);
    const viewer: Organizer = { id: 5, role: "viewer", states: ["TX"] };
    expect(await startBuilding(viewer, id, now)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await cancelDelivery(viewer, id, now)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await startBuilding(admin, 999, now)).toEqual({ ok: false, refusal: "no-such-delivery" });
  });

  it("that is not built is verified by no code, and handed to nobody", async () => {
    const id = await create();
    await startBuilding(admin, id, now);
    const [packet] = (await findDelivery(admin, id))!.packets;
    expect(await findVerification(packet!.verificationCode)).toBeNull();
    await onDatabase((client) => client.query("INSERT INTO packet_signature VALUES ($1, 7)", [packet!.id]));
    expect(await listHandedOver(7n)).toEqual([]);
  });
});
