import { beforeEach, describe, expect, it } from "vitest";

import { rebuildPacket } from "@/lib/deliveries/commands";
import { downloadByOrganizer } from "@/lib/deliveries/handing-over/commands";
import { listHandedOver } from "@/lib/deliveries/delivered/queries";
import { findVerification } from "@/lib/deliveries/queries";
import { purgePacketFiles } from "@/lib/deliveries/retention/commands";
import { FILES_KEPT_DAYS } from "@/lib/deliveries/rules";
import type { Organizer } from "@/lib/organizers/schema";
import { withdraw } from "@/lib/signatures/rights/commands";
import { addMilliseconds, DAY } from "@/lib/time";
import { buildAll, buildDelivery, carry, namesIn, packetsOf } from "./built-packets";
import { onDatabase } from "./database";
import { beginDeliveries, writeConstituents } from "./deliveries";
import { auditActions } from "./exports";

const now = new Date("2026-03-02T12:00:00Z");
const after = (days: number) => addMilliseconds(now, days * DAY);
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
});

const chunks = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM packet_file_chunk");
    return rows[0]!.count;
  });

async function purgeAll(at: Date): Promise<number> {
  let steps = 0;
  while ((await purgePacketFiles(at)) > 0) steps += 1;
  return steps;
}

describe("the files of a packet", () => {
  it("are deleted when their time is over, the code is still verified, and signers still see to whom theirs went", async () => {
    const [id] = await writeConstituents(petitionId, [{ name: "Ann" }]);
    const [packet] = await packetsOf(admin, await buildDelivery(admin, now));
    await carry(admin, packet!.id, now, after(10));
    const verified = (await findVerification(packet!.verificationCode))!;

    // The receipt has put it off.
    expect(await purgeAll(after(FILES_KEPT_DAYS + 1))).toBe(0);
    expect(await chunks()).toBeGreaterThan(0);
    expect(await purgeAll(after(FILES_KEPT_DAYS + 11))).toBeGreaterThan(0);
    expect(await chunks()).toBe(0);
    const [expired] = await packetsOf(admin, packet!.delivery.id);
    expect(expired).toMatchObject({ status: "expired", filesDeletedAt: after(FILES_KEPT_DAYS + 11), signatures: 1 });
    expect(await findVerification(packet!.verificationCode)).toEqual({
      ...verified,
      status: "expired",
      received: { at: now, generation: 1 },
    });
    expect(await listHandedOver(id!)).toHaveLength(1);
    expect(await downloadByOrganizer(admin, { packetId: packet!.id, format: "csv" }, now)).toMatchObject({ ok: false });
    expect((await auditActions()).at(-1)).toBe("packet-files-deleted");
    expect(await purgeAll(after(1_000))).toBe(0);
  });

  it("go in bounded steps, and a purge that ends in the middle is finished by the next", async () => {
    await writeConstituents(petitionId, [{ name: "Ann" }]);
    const [packet] = await packetsOf(admin, await buildDelivery(admin, now));
    const fileId = packet!.files[0]!.id;
    await onDatabase((client) =>
      client.query(
        "INSERT INTO packet_file_chunk (file_id, ordinal, bytes_sealed) SELECT $1, n, 'x' FROM generate_series(1000, 1300) n",
        [fileId],
      ),
    );
    const due = after(FILES_KEPT_DAYS + 1);
    await purgePacketFiles(due);
    expect(await chunks()).toBeGreaterThan(100);
    expect((await packetsOf(admin, packet!.delivery.id))[0]).toMatchObject({ status: "expired", filesDeletedAt: null });
    await purgeAll(due);
    expect(await chunks()).toBe(0);
  });

  it("are not built again by a withdrawal after that, but when an organizer wants them, without who has left", async () => {
    const [, second] = await writeConstituents(petitionId, [{ name: "Stays" }, { name: "Leaves" }]);
    const delivery = await buildDelivery(admin, now);
    const [packet] = await packetsOf(admin, delivery);
    await purgeAll(after(FILES_KEPT_DAYS + 1));
    await withdraw(second!, after(FILES_KEPT_DAYS + 2));
    await buildAll(after(FILES_KEPT_DAYS + 2));
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ status: "expired", generation: 1 });

    const viewer: Organizer = { id: 9, role: "viewer", states: null };
    const wanted = after(FILES_KEPT_DAYS + 3);
    expect(await rebuildPacket(viewer, packet!.id, wanted)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await rebuildPacket(admin, packet!.id, wanted)).toEqual({ ok: true });
    await buildAll(wanted);
    const [rebuilt] = await packetsOf(admin, delivery);
    expect(rebuilt).toMatchObject({ status: "ready", generation: 2, verificationCode: packet!.verificationCode });
    expect(rebuilt).toMatchObject({ filesUntil: after(2 * FILES_KEPT_DAYS + 3), filesDeletedAt: null });
    expect(await namesIn(rebuilt!)).toEqual(["Stays"]);
    expect(await purgeAll(after(2 * FILES_KEPT_DAYS + 2))).toBe(0);
  });

  it("are not kept longer because they are renewed", async () => {
    const [only] = await writeConstituents(petitionId, [{ name: "Ann" }]);
    const delivery = await buildDelivery(admin, now);
    await withdraw(only!, after(50));
    await buildAll(after(50));
    expect((await packetsOf(admin, delivery))[0]).toMatchObject({ generation: 2, filesUntil: after(FILES_KEPT_DAYS) });
  });
});
