// A delivery can be cancelled while it is built, and its first packets may be in offices by then.
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { buildPackets } from "@/lib/deliveries/building/commands";
import { cancelDelivery, createDelivery, startBuilding } from "@/lib/deliveries/commands";
import { findDeliveredBefore, listHandedOver } from "@/lib/deliveries/delivered/queries";
import { downloadByOrganizer, sendLink } from "@/lib/deliveries/handing-over/commands";
import { listSteps } from "@/lib/deliveries/progress/queries";
import { findDelivery, findVerification } from "@/lib/deliveries/queries";
import { deliveryInput } from "@/lib/deliveries/schema";
import type { Organizer } from "@/lib/organizers/schema";
import { buildAll, carry, namesIn, packetsOf } from "./built-packets";
import { auditActions } from "./exports";
import { beginDeliveries, writeConstituents, writeRoster } from "./deliveries";

const now = new Date("2026-03-02T18:00:00Z");
let admin: Organizer;
let signer: bigint;
let delivery: number;

// A committee and two of its lawmakers: the first packet is built, the others wait.
beforeEach(async () => {
  const begun = await beginDeliveries();
  admin = begun.admin;
  [signer] = (await writeConstituents(begun.petitionId, [{ name: "Ann" }])) as [bigint];
  const lawmakers = (await writeRoster()).slice(0, 2);
  const input = deliveryInput.parse({
    ...{ petition: "harbor", state: "TX", scope: "committee", committee: "Judiciary", lawmakers },
    ...{ title: "To {recipient}", text: "{signatures} people ask." },
  });
  const created = await createDelivery(admin, input, now);
  if (!created.ok) throw new Error(created.refusal);
  delivery = created.value.id;
  await startBuilding(admin, delivery, now);
  for (const _freezeAndBuild of [1, 2]) await buildPackets(now, startDrawing);
});

const first = async () => (await packetsOf(admin, delivery))[0]!;
const statuses = async () => {
  const { status, packets } = (await findDelivery(admin, delivery))!;
  return [status, ...packets.map((packet) => packet.status)];
};
const email = { email: "a@example.org", recipient: "Judiciary", title: "A safe harbor", state: "Texas" };
const texts = { ...email, signatures: "1", cutOff: "March 2, 2026", expires: () => "April 1, 2026" };
const isVerified = async () => (await findVerification((await first()).verificationCode)) !== null;

describe("cancelling a delivery that is still built", () => {
  it("leaves a packet that was carried to its office: its code, its public step and what its signers read", async () => {
    expect(await statuses()).toEqual(["building", "ready", "waiting", "waiting"]);
    await carry(admin, (await first()).id, now);
    expect(await cancelDelivery(admin, delivery, now)).toEqual({ ok: true, value: { kept: 1 } });
    await buildAll(now);
    expect(await statuses()).toEqual(["ready", "ready", "cancelled", "cancelled"]);
    expect(await isVerified()).toBe(true);
    expect(await listHandedOver(signer)).toHaveLength(1);
    expect((await listSteps("harbor")).map(({ kind }) => kind)).toEqual(["received"]);
    expect((await auditActions()).at(-1)).toBe("delivery-cancelled");
  });

  it.each([
    ["a link", (packetId: number) => sendLink(admin, packetId, texts, now)],
    ["a download", (packetId: number) => downloadByOrganizer(admin, { packetId, format: "pdf" }, now)],
  ])("leaves a packet of which somebody has %s", async (_name, give) => {
    expect(await give((await first()).id)).toMatchObject({ ok: true });
    expect(await cancelDelivery(admin, delivery, now)).toEqual({ ok: true, value: { kept: 1 } });
    await buildAll(now);
    expect(await statuses()).toEqual(["ready", "ready", "cancelled", "cancelled"]);
    expect(await namesIn(await first())).toEqual(["Ann"]);
    expect(await isVerified()).toBe(true);
  });

  it("cancels packets that nobody was given, also those that are built", async () => {
    expect(await cancelDelivery(admin, delivery, now)).toEqual({ ok: true, value: { kept: 0 } });
    await buildAll(now);
    expect(await statuses()).toEqual(["cancelled", "cancelled", "cancelled", "cancelled"]);
    expect(await isVerified()).toBe(false);
  });

  it("counts a cancelled packet for no office in a delivery that follows, though it was built", async () => {
    await buildPackets(now, startDrawing);
    const [judiciary, ofLawmaker] = await packetsOf(admin, delivery);
    await carry(admin, judiciary!.id, now);
    expect(await cancelDelivery(admin, delivery, now)).toEqual({ ok: true, value: { kept: 1 } });
    expect(await statuses()).toEqual(["ready", "ready", "cancelled", "cancelled"]);
    expect(await findDeliveredBefore(delivery, judiciary!.recipient)).toMatchObject({ packets: [judiciary!.id] });
    expect(await findDeliveredBefore(delivery, ofLawmaker!.recipient)).toBeNull();
  });
});
