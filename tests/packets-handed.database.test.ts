// Which generation of a packet had whom, and what an office has: the own pages, the deliveries that follow, and the numbers that
// are shown of a packet say the same.
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { buildPackets } from "@/lib/deliveries/building/commands";
import { planned } from "./planned-packets";
import { downloadByOrganizer } from "@/lib/deliveries/handing-over/commands";
import { downloadByOffice, receiveByOffice } from "@/lib/deliveries/handing-over/office/commands";
import { newToken } from "@/lib/deliveries/handing-over/rules";
import { receiptInput } from "@/lib/deliveries/handing-over/schema";
import { listHandedOver } from "@/lib/deliveries/delivered/queries";
import { findVerification } from "@/lib/deliveries/queries";
import { packetTokenHash } from "@/lib/deliveries/sealing";
import type { Organizer } from "@/lib/organizers/schema";
import { reinstate, remove } from "@/lib/signatures/moderation/commands";
import { correct, erase, restore, withdraw } from "@/lib/signatures/rights/commands";
import { addMilliseconds, DAY } from "@/lib/time";
import { buildAll, buildDelivery, carry, namesIn, packetsOf, writeDown } from "./built-packets";
import { onDatabase } from "./database";
import { beginDeliveries, writeConstituents } from "./deliveries";

const now = new Date("2026-03-02T18:00:00Z");
const days = (count: number) => addMilliseconds(now, count * DAY);
let petitionId: number;
let admin: Organizer;
let leaves: bigint;
let delivery: number;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
  [leaves] = (await writeConstituents(petitionId, [{ name: "Leaves" }, { name: "Stays" }])) as [bigint];
  delivery = await buildDelivery(admin, now);
});

const packet = async (of = delivery) => (await packetsOf(admin, of))[0]!;
/** The names of a delivery to the same office that follows. */
async function changedSince(at: Date, since = delivery): Promise<(string | undefined)[]> {
  return namesIn(await packet(await buildDelivery(admin, at, { since: String(since) })));
}
const isHanded = async (id = leaves) => (await listHandedOver(id)).length > 0;

const token = newToken();
/** The office gets a link, and downloads with it. */
async function openLink(): Promise<void> {
  const { id } = await packet();
  await onDatabase((client) =>
    client.query(
      `INSERT INTO packet_link (packet_id, token_hash, created_by, created_at, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [id, Buffer.from(packetTokenHash(token)), admin.id, now, days(90)],
    ),
  );
}
const download = (at: Date) => downloadByOffice(token, "csv", at);
const receive = (at: Date) =>
  receiveByOffice(token, receiptInput.parse({ name: "Aide", date: at.toISOString().slice(0, 10), note: "" }), at);

describe("a signer who has left and come back around a receipt", () => {
  it("and is in no generation that the office has was not handed over, and is in the delivery that follows", async () => {
    await withdraw(leaves, now);
    await buildAll(days(1));
    await carry(admin, (await packet()).id, days(1));
    await restore(leaves, days(2));
    expect(await isHanded()).toBe(false);
    await buildAll(days(3));
    // The office has no generation with them, so no later one has them either.
    expect(await namesIn(await packet())).toEqual(["Stays"]);
    expect(await changedSince(days(4))).toEqual(["Leaves"]);
  });

  it("and was in what was carried before they left was handed over, and is in no delivery that follows", async () => {
    const { id } = await packet();
    await downloadByOrganizer(admin, { packetId: id, format: "pdf" }, now);
    await withdraw(leaves, days(1));
    await buildAll(days(1));
    await writeDown(admin, id, now, days(2));
    expect(await isHanded()).toBe(true);
    await restore(leaves, days(3));
    await buildAll(days(4));
    expect(await namesIn(await packet())).toEqual(["Leaves", "Stays"]);
    expect(await isHanded()).toBe(true);
    expect(await changedSince(days(5))).toEqual([]);
  });

  it("is handed over by the version that was carried, also where another one was printed later", async () => {
    const { id } = await packet();
    await downloadByOrganizer(admin, { packetId: id, format: "pdf" }, now);
    await withdraw(leaves, now);
    await buildAll(now);
    await downloadByOrganizer(admin, { packetId: id, format: "pdf" }, now);
    await expect(writeDown(admin, id, now, days(1), 7)).rejects.toThrow("not-downloaded");
    await writeDown(admin, id, now, days(1), 1);
    expect(await isHanded()).toBe(true);
    expect((await findVerification((await packet()).verificationCode))!.received).toMatchObject({ generation: 1 });
  });

  it.each([
    ["withdraws", (id: bigint) => withdraw(id, days(1)), (id: bigint) => restore(id, days(2))],
    ["is removed", (id: bigint) => remove(admin, id, "looks odd", days(1)), (id: bigint) => reinstate(admin, id)],
    ["moves", (id: bigint) => moveTo(id, "VT", days(1)), (id: bigint) => moveTo(id, "TX", days(2))],
  ] as const)(
    "by a link: one who %s between two downloads was handed over with the first",
    async (_name, leave, comeBack) => {
      await openLink();
      expect(await download(now)).toMatchObject({ ok: true });
      await leave(leaves);
      await buildAll(days(1));
      expect(await download(days(1))).toMatchObject({ ok: true });
      expect(await receive(days(1))).toMatchObject({ ok: true });
      expect(await isHanded()).toBe(true);
      await comeBack(leaves);
      await buildAll(days(3));
      expect(await namesIn(await packet())).toEqual(["Leaves", "Stays"]);
      expect(await changedSince(days(4))).toEqual([]);
    },
  );

  it("and comes back after the download of the office is in the delivery that follows, although the receipt is later", async () => {
    await openLink();
    await withdraw(leaves, now);
    await buildAll(now);
    expect(await download(now)).toMatchObject({ ok: true });
    await restore(leaves, days(1));
    await buildAll(days(2));
    expect(await receive(days(2))).toMatchObject({ ok: true });
    expect(await isHanded()).toBe(false);
    expect(await namesIn(await packet())).toEqual(["Stays"]);
    expect(await changedSince(days(3))).toEqual(["Leaves"]);
  });

  it("through all of it is in the delivery that follows once, and then in none", async () => {
    await withdraw(leaves, now);
    await buildAll(now);
    await carry(admin, (await packet()).id, now);
    await restore(leaves, days(1));
    await correct(leaves, { ...form, name: "Renamed" }, days(1));
    const second = await buildDelivery(admin, days(2), { since: String(delivery) });
    expect(await namesIn(await packet(second))).toEqual(["Renamed"]);
    await carry(admin, (await packet(second)).id, days(3));
    expect(await listHandedOver(leaves)).toHaveLength(1);
    expect(await changedSince(days(4), second)).toEqual([]);
    await buildAll(days(5));
    expect(await namesIn(await packet())).toEqual(["Stays"]);
  });
});

const form = { comment: null, zip: "78701", state: "TX", display: "hidden", updates: false, street: null } as const;
const moveTo = (id: bigint, state: string, at: Date) =>
  correct(id, { ...form, name: "Leaves", state, zip: state === "TX" ? "78701" : "05401" }, at);

describe("a receipt", () => {
  it("at the moment of a renewal leaves nobody in the new files whom the office lacks", async () => {
    const { id } = await packet();
    await withdraw(leaves, now);
    await buildAll(now);
    await downloadByOrganizer(admin, { packetId: id, format: "pdf" }, now);
    await restore(leaves, now);
    await buildPackets(days(1), (document) => {
      const drawing = startDrawing(document);
      return { ...drawing, finish: async () => (await writeDown(admin, id, now, days(1)), drawing.finish()) };
    });
    expect(await packet()).toMatchObject({ status: "stale", generation: 3 });
    await buildAll(days(2));
    expect(await namesIn(await packet())).toEqual(["Stays"]);
    expect(await isHanded()).toBe(false);
    expect(await changedSince(days(3))).toEqual(["Leaves"]);
  });

  it.each([1, 2, 3])("and a signer who withdraws at the same moment agree on who was handed over (%i)", async () => {
    await openLink();
    await download(now);
    await Promise.all([withdraw(leaves, days(1)), receive(days(1)), buildPackets(days(1), startDrawing)]);
    await buildAll(days(2));
    expect(await isHanded()).toBe(true);
    expect(await namesIn(await packet())).toEqual(["Stays"]);
    await restore(leaves, days(3));
    expect(await changedSince(days(4))).toEqual([]);
  });

  it("is given once, whoever is first", async () => {
    await openLink();
    await download(now);
    const { id } = await packet();
    const given = await Promise.allSettled([
      receive(now).then((each) => each.ok || Promise.reject(new Error())),
      writeDown(admin, id, now),
    ]);
    expect(given.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listHandedOver(leaves)).toHaveLength(1);
  });
});

describe("who has left", () => {
  it("is counted, also where as many have come back, and one who is erased", async () => {
    const [back, gone] = await writeConstituents(petitionId, [{ name: "Back" }, { name: "Gone" }]);
    const second = await buildDelivery(admin, days(1));
    await withdraw(back!, days(1));
    await buildAll(days(1));
    await restore(back!, days(2));
    await erase(gone!);
    await withdraw(leaves, days(2));
    await buildAll(days(3));
    const { manifests } = (await findVerification((await packet(second)).verificationCode))!;
    expect(
      manifests.map(({ rows, successorOf }) => [rows, successorOf?.left?.online, successorOf?.returned?.online]),
    ).toEqual([
      [2, 2, 1],
      [3, 1, 0],
      [4, undefined, undefined],
    ]);
  });

  it("by erasing is in no packet and no delivery that follows, and nothing of them stays", async () => {
    await carry(admin, (await packet()).id, now);
    await erase(leaves);
    await buildAll(days(1));
    expect(await isHanded()).toBe(false);
    expect(await namesIn(await packet())).toEqual(["Stays"]);
    const { rowCount } = await onDatabase((client) => client.query("SELECT 1 FROM packet_signature"));
    expect(rowCount).toBe(1);
  });
});

describe("a delivery that follows another", () => {
  it("leaves out for each office what that office has, not what another one of the same place has", async () => {
    const toGovernor = await buildDelivery(admin, days(1), { scope: "governor", since: String(delivery) });
    expect(await namesIn(await packet(toGovernor))).toEqual(["Leaves", "Stays"]);
    expect(await planned(admin, days(2), { scope: "governor", since: String(toGovernor) })).toEqual([0]);
    expect(await planned(admin, days(2), { scope: "state", since: String(toGovernor) })).toEqual([0]);
    expect(await planned(admin, days(2), { scope: "chamber", chamber: "upper", since: String(toGovernor) })).toEqual([
      2,
    ]);
  });
});
