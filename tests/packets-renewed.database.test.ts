// Packets whose signers change something while they are built, or all the time.
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { buildPackets } from "@/lib/deliveries/building/commands";
import { downloadByOrganizer } from "@/lib/deliveries/handing-over/commands";
import type { Organizer } from "@/lib/organizers/schema";
import { correct, restore, withdraw } from "@/lib/signatures/rights/commands";
import { addMilliseconds, MINUTE } from "@/lib/time";
import { buildAll, buildDelivery, namesIn, packetsOf } from "./built-packets";
import { beginDeliveries, writeConstituents } from "./deliveries";

const now = new Date("2026-03-02T12:00:00Z");
const after = (minutes: number) => addMilliseconds(now, minutes * MINUTE);
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
});

const form = { comment: null, zip: "78701", state: "TX", display: "hidden", updates: false, street: null } as const;
const rename = (id: bigint, round: number) => correct(id, { ...form, name: `Name ${round}` }, after(round));
const download = (packetId: number) => downloadByOrganizer(admin, { packetId, format: "csv" }, now);

/** Builds what is due, and changes something shortly before the end. */
const buildWith = (moment: Date, change: () => Promise<unknown>) =>
  buildPackets(moment, (document) => {
    const drawing = startDrawing(document);
    return { ...drawing, finish: async () => (await change(), drawing.finish()) };
  });

describe("a packet can be downloaded", () => {
  it("although a signer corrects something during each of its builds", async () => {
    const [id] = await writeConstituents(petitionId, [{ name: "Ann" }]);
    const delivery = await buildDelivery(admin, now);
    await rename(id!, 1);
    for (const round of [2, 3, 4]) {
      expect(await buildWith(after(round * 10), () => rename(id!, round))).toBe(1);
      const [packet] = await packetsOf(admin, delivery);
      expect(packet).toMatchObject({ status: "ready", generation: round });
      expect(await namesIn(packet!)).toEqual([`Name ${round - 1}`]);
      expect(await download(packet!.id)).toMatchObject({ ok: true });
      // Not before the pause is over.
      expect(await buildPackets(after(round * 10 + 9), startDrawing)).toBe(0);
    }
    await buildAll(after(50));
    expect(await namesIn((await packetsOf(admin, delivery))[0]!)).toEqual(["Name 4"]);
    expect(await buildAll(after(90))).toBe(0);
  });

  it("after a signer has come back, who is in the next files", async () => {
    const [id] = await writeConstituents(petitionId, [{ name: "Back" }]);
    const delivery = await buildDelivery(admin, now);
    await withdraw(id!, now);
    await buildAll(now);
    await restore(id!, now);
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "ready", signatures: 0 });
    await buildAll(after(10));
    expect(await namesIn((await packetsOf(admin, delivery))[0]!)).toEqual(["Back"]);
  });
});

describe("who wants files that are being renewed", () => {
  it("during a build that ends stale has them renewed without a pause", async () => {
    const [first, second] = await writeConstituents(petitionId, [{ name: "A" }, { name: "B" }, { name: "C" }]);
    const delivery = await buildDelivery(admin, now);
    const packet = (await packetsOf(admin, delivery))[0]!.id;
    await withdraw(first!, now);
    await buildWith(now, async () => {
      expect(await download(packet)).toEqual({ ok: false, refusal: "not-ready" });
      await withdraw(second!, now);
    });
    expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "stale", generation: 2 }]);
    await buildAll(after(1));
    expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "ready", generation: 3, signatures: 1 }]);
  });

  it("has them before those for which nobody has asked", async () => {
    const [id] = await writeConstituents(petitionId, [{ name: "A" }]);
    const deliveries = [await buildDelivery(admin, now), await buildDelivery(admin, after(1))];
    await withdraw(id!, now);
    const [asked] = await packetsOf(admin, deliveries[1]!);
    await downloadByOrganizer(admin, { packetId: asked!.id, format: "csv" }, after(2));
    expect(await buildPackets(after(2), startDrawing)).toBe(1);
    expect(await packetsOf(admin, deliveries[1]!)).toMatchObject([{ status: "ready" }]);
    expect(await packetsOf(admin, deliveries[0]!)).toMatchObject([{ status: "stale" }]);
  });
});
