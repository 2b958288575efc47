import { beforeEach, describe, expect, it } from "vitest";

import { buildAll, buildDelivery, carry, namesIn, packetsOf } from "@/tests/built-packets";
import { onDatabase } from "@/tests/database";
import { beginDeliveries, writeConstituents } from "@/tests/deliveries";
import { smallPng } from "@/tests/images";
import { createLink } from "@/tests/packets";

import type { Organizer } from "../../../../organizers/schema";
import { restore, withdraw } from "../../../../signatures/rights/commands";
import { addMilliseconds, DAY } from "../../../../time";
import { listHandedOver } from "../../../delivered/queries";
import { listNewestStepOfStates, listSteps } from "../../../progress/queries";
import { findVerification } from "../../../queries";
import { recordHandedOver, revokeLink } from "../../commands";
import { downloadByOffice, receiveByOffice } from "../../office/commands";
import { findHandingOver, findLink } from "../../queries";
import { addScan } from "../../scans/commands";
import { receiptInput, takeBackReceiptInput } from "../../schema";
import { takeBackReceipt } from "./commands";

const now = new Date("2026-03-02T18:00:00Z");
const days = (count: number) => addMilliseconds(now, count * DAY);
let admin: Organizer;
let petitionId: number;
let signer: bigint;
let delivery: number;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
  [signer] = (await writeConstituents(petitionId, [{ name: "Leaves" }, { name: "Stays" }])) as [bigint];
  delivery = await buildDelivery(admin, now);
});

const packet = async (of = delivery) => (await packetsOf(admin, of))[0]!;
const takeBack = async (fields: object = {}, by = admin, at = days(2)) =>
  takeBackReceipt(by, (await packet()).id, takeBackReceiptInput.parse({ reason: "a wrong click", ...fields }), at);
const receive = (token: string, at: Date) =>
  receiveByOffice(token, receiptInput.parse({ name: "Aide", date: at.toISOString().slice(0, 10), note: "" }), at);
const linkAt = async (at: Date) => createLink({ packetId: (await packet()).id, createdBy: admin.id, at });
const statusOf = async (token: string, at: Date) => (await findLink(token, at))!.status;
const rowsOf = (query: string) =>
  onDatabase(async (client) => (await client.query<Record<string, unknown>>(query)).rows);

describe("a receipt that is taken back", () => {
  it("is at once no step, on no own page, and on no page of verification, and what was downloaded stays known", async () => {
    const token = await linkAt(now);
    await downloadByOffice(token, "csv", now);
    await receive(token, days(1));
    const shown = async () => ({
      steps: (await listSteps("harbor")).map(({ kind }) => kind),
      scoreboard: (await listNewestStepOfStates("harbor")).map(({ kind }) => kind),
      ownPage: (await listHandedOver(signer)).length,
      received: (await findVerification((await packet()).verificationCode))!.received?.generation ?? null,
    });
    expect(await shown()).toEqual({
      steps: ["received", "delivered"],
      scoreboard: ["received"],
      ownPage: 1,
      received: 1,
    });
    expect(await takeBack()).toEqual({ ok: true });
    expect(await shown()).toEqual({ steps: ["delivered"], scoreboard: ["delivered"], ownPage: 0, received: null });
    expect((await findHandingOver(admin, (await packet()).id))!.downloaded).toMatchObject([{ isByOffice: true }]);
  });

  it("is in the log with its day and the reason, and without the name in it, which is deleted", async () => {
    const { id } = await packet();
    await carry(admin, id, now);
    await takeBack({ reason: "the sheet of another office" });
    expect(await rowsOf("SELECT * FROM packet_receipt")).toEqual([]);
    expect(
      await rowsOf("SELECT actor, subject, detail FROM audit_entry WHERE action = 'packet-receipt-taken-back'"),
    ).toEqual([
      {
        actor: `organizer:${admin.id}`,
        subject: `packet:${id}`,
        detail: {
          ...{ state: "TX", delivery, generation: 1, by: "organizer", received: "2026-03-02", scans: 0 },
          reason: "the sheet of another office",
        },
      },
    ]);
    expect(await takeBack()).toEqual({ ok: false, refusal: "no-receipt" });
  });

  it("takes a reason, and an organizer of the state", async () => {
    const { id } = await packet();
    await carry(admin, id, now);
    expect(takeBackReceiptInput.safeParse({ reason: " " }).success).toBe(false);
    for (const by of [
      { id: 7, role: "viewer", states: null },
      { id: 7, role: "organizer", states: ["VT"] },
    ] as const)
      expect(await takeBack({}, by as unknown as Organizer)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await listHandedOver(signer)).toHaveLength(1);
  });

  it("leaves the photographs, or deletes them where they are of another receipt", async () => {
    const { id } = await packet();
    const scans = () => rowsOf("SELECT s.id FROM packet_scan s JOIN packet_scan_chunk c ON c.scan_id = s.id");
    await addScan(admin, id, smallPng, now);
    await carry(admin, id, now);
    await takeBack();
    expect(await scans()).toHaveLength(1);
    await carry(admin, id, now);
    await takeBack({ photographs: "delete" });
    expect(await scans()).toEqual([]);
  });

  it("can be given again, through the link that it had ended", async () => {
    const token = await linkAt(now);
    await downloadByOffice(token, "csv", now);
    await receive(token, days(1));
    expect(await statusOf(token, days(2))).toBe("received");
    expect(await receive(token, days(2))).toEqual({ ok: false, refusal: "received" });
    await takeBack();
    expect(await statusOf(token, days(2))).toBe("open");
    expect(await receive(token, days(2))).toEqual({ ok: true });
    expect((await listHandedOver(signer)).map(({ at }) => at.toISOString().slice(0, 10))).toEqual(["2026-03-04"]);
  });

  it("opens no link that was revoked or has expired", async () => {
    const [revoked, old] = [await linkAt(days(1)), await linkAt(days(-29))];
    const { id } = await packet();
    await carry(admin, id, now, days(1));
    const [link] = await rowsOf("SELECT id FROM packet_link ORDER BY id");
    await revokeLink(admin, { packetId: id, linkId: Number(link!.id) }, days(1));
    expect(await statusOf(old, days(2))).toBe("received");
    await takeBack();
    expect([await statusOf(revoked, days(2)), await statusOf(old, days(2))]).toEqual(["revoked", "expired"]);
  });

  it("and a receipt of the office at the same moment end in one receipt or in none, never in half of one", async () => {
    const token = await linkAt(now);
    await downloadByOffice(token, "csv", now);
    await carry(admin, (await packet()).id, now);
    await Promise.all([takeBack(), receive(token, days(2)), takeBack()]);
    const receipts = await rowsOf("SELECT by FROM packet_receipt");
    const steps = (await listSteps("harbor")).filter(({ kind }) => kind === "received");
    expect(steps).toHaveLength(receipts.length);
    expect(await listHandedOver(signer)).toHaveLength(receipts.length);
  });
});

describe("who was not in the version that a receipt names", () => {
  /** The version that is carried lacks somebody who comes back after the receipt. */
  async function carriedWithout(): Promise<void> {
    await withdraw(signer, now);
    await buildAll(days(1));
    await carry(admin, (await packet()).id, days(1));
    await restore(signer, days(1));
    await buildAll(days(2));
    expect(await namesIn(await packet())).toEqual(["Stays"]);
  }

  it("is in its packet again once it is taken back, which is renewed", async () => {
    await carriedWithout();
    await takeBack();
    expect((await packet()).status).toBe("stale");
    await buildAll(days(3));
    expect(await namesIn(await packet())).toEqual(["Leaves", "Stays"]);
  });

  it("stays with the delivery that followed, and no office counts anybody twice", async () => {
    await carriedWithout();
    const second = await buildDelivery(admin, days(2), { since: String(delivery) });
    expect(await namesIn(await packet(second))).toEqual(["Leaves"]);
    await takeBack({}, admin, days(3));
    await buildAll(days(4));
    expect(await namesIn(await packet())).toEqual(["Stays"]);
    expect(await namesIn(await packet(second))).toEqual(["Leaves"]);
    const third = await buildDelivery(admin, days(5), { since: String(second) });
    expect(await namesIn(await packet(third))).toEqual([]);
  });

  it("is not in question where everybody is in all versions, and nothing is renewed", async () => {
    const { id } = await packet();
    await carry(admin, id, now);
    await recordHandedOver(admin, id, { name: "Aide", date: now, note: null, version: null }, now);
    await takeBack();
    expect((await packet()).status).toBe("ready");
  });
});
