import { beforeEach, describe, expect, it } from "vitest";

import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { createLink, createReadyPacket, type TestPacket } from "@/tests/packets";

import type { Organizer } from "../../../organizers/schema";
import { addMilliseconds, DAY } from "../../../time";
import { listSteps } from "../../progress/queries";
import { findDelivery, listDeliveries } from "../../queries";
import { replyByOffice } from "../office/commands";
import { findHandingOver } from "../queries";
import { answerInput, REPLIES_PER_PACKET_MAX } from "../schema";
import { countWaitingDeliveries } from "../../waiting/queries";
import { markReplyRead, recordAnswer } from "./commands";
import { listUnreadReplies } from "./queries";

const now = new Date("2026-03-02T12:00:00Z");
const later = addMilliseconds(now, 5 * DAY);
let admin: Organizer;
let petitionId: number;
let packet: TestPacket;

beforeEach(async () => {
  const begun = await beginDeliveries();
  ({ admin, petitionId } = begun);
  packet = await createReadyPacket({ petitionId: begun.petitionId, createdBy: admin.id, builtAt: now });
});

const answer = (fields: object = {}) =>
  answerInput.parse({ way: "letter", date: "2026-03-04", reply: "They thank everybody.", ...fields });
const record = (by = admin, fields: object = {}) => recordAnswer(by, packet.id, answer(fields), later);

describe("an answer that an organizer records", () => {
  it("is a public step of its day, entered when it was recorded, and its text is for organizers alone", async () => {
    expect(await record()).toMatchObject({ ok: true });
    const [step, ...others] = await listSteps("harbor");
    expect(others).toEqual([]);
    expect(step).toMatchObject({ kind: "answered", dated: "2026-03-04", enteredAt: later, offices: 1 });
    expect(JSON.stringify(step)).not.toContain("thank");
    expect((await findHandingOver(admin, packet.id))!.replies).toMatchObject([
      { text: "They thank everybody.", way: "letter", dated: new Date("2026-03-04T00:00:00Z") },
    ]);
  });

  it("is in the log with the organizer and the way, without what was answered", async () => {
    await record();
    const entries = await onDatabase(
      async (client) => (await client.query("SELECT actor, action, subject, detail FROM audit_entry")).rows,
    );
    expect(entries).toEqual([
      {
        actor: `organizer:${admin.id}`,
        action: "packet-replied",
        subject: `packet:${packet.id}`,
        detail: { state: "TX", delivery: packet.deliveryId, way: "letter" },
      },
    ]);
  });

  it.each([
    ["by a viewer", { id: 7, role: "viewer", states: null }, {}, "not-allowed"],
    ["by an organizer of another state", { id: 7, role: "organizer", states: ["VT"] }, {}, "not-allowed"],
    ["of a day before the packet", null, { date: "2026-02-01" }, "date-impossible"],
    ["of a day that has not come", null, { date: "2026-03-20" }, "date-impossible"],
  ] as const)("is refused %s", async (_name, by, fields, refusal) => {
    expect(await record((by as Organizer | null) ?? admin, fields)).toEqual({ ok: false, refusal });
    expect(await listSteps("harbor")).toEqual([]);
  });

  it("is refused once a packet has its most answers", async () => {
    for (let count = 0; count < REPLIES_PER_PACKET_MAX; count += 1) await record();
    expect(await record()).toEqual({ ok: false, refusal: "too-many-replies" });
  });

  it("by an unknown way, or with no text, is no answer", () => {
    expect(() => answer({ way: "dove" })).toThrow();
    expect(() => answer({ reply: " " })).toThrow();
  });
});

describe("a reply of an office on its page", () => {
  const texan: Organizer = { id: 8, role: "organizer", states: ["TX"] };
  const vermonter: Organizer = { id: 7, role: "organizer", states: ["VT"] };
  const viewer: Organizer = { id: 9, role: "viewer", states: null };
  const reply = async () => {
    const token = await createLink({ packetId: packet.id, createdBy: admin.id, at: now });
    expect(await replyByOffice(token, "We read it.", later)).toEqual({ ok: true });
    return (await findHandingOver(admin, packet.id))!.replies.at(-1)!.id;
  };
  const waitingFor = async (by: Organizer) => (await countWaitingDeliveries(by, petitionId))?.replies ?? null;
  const mark = (by: Organizer, replyId: number) => markReplyRead(by, { packetId: packet.id, replyId }, later);

  it("waits for the organizers of its state, beside its delivery and its packet, until one of them has marked it as read", async () => {
    const replyId = await reply();
    expect(await Promise.all([admin, texan, vermonter, viewer].map(waitingFor))).toEqual([1, 1, 0, null]);
    expect(await listUnreadReplies(texan, petitionId)).toMatchObject([
      { id: replyId, packetId: packet.id, state: "TX", recipient: { name: "Ana One" }, at: later },
    ]);
    expect(await listUnreadReplies(vermonter, petitionId)).toEqual([]);
    expect(await listUnreadReplies(viewer, petitionId)).toEqual([]);
    const besides = async () => {
      const [listed] = await listDeliveries(texan, { petitionId, state: null });
      const [ofPacket] = (await findDelivery(texan, packet.deliveryId))!.packets;
      const [ofPage] = (await findHandingOver(texan, packet.id))!.replies;
      return [listed!.unreadReplies, ofPacket!.unreadReplies, ofPage!.isUnread];
    };
    expect(await besides()).toEqual([1, 1, true]);
    expect(await mark(texan, replyId)).toEqual({ ok: true });
    expect(await waitingFor(admin)).toBe(0);
    expect(await listUnreadReplies(admin, petitionId)).toEqual([]);
    expect(await besides()).toEqual([0, 0, false]);
  });

  it("is marked by those alone who may hand over its packet, once in the log, also when two do it at once", async () => {
    const replyId = await reply();
    for (const by of [vermonter, viewer])
      expect(await mark(by, replyId)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await mark(admin, replyId + 1)).toEqual({ ok: false, refusal: "no-such-reply" });
    await Promise.all([mark(admin, replyId), mark(texan, replyId), mark(admin, replyId)]);
    const { rows } = await onDatabase((client) =>
      client.query("SELECT subject, detail FROM audit_entry WHERE action = 'packet-reply-read'"),
    );
    expect(rows).toEqual([
      { subject: `packet:${packet.id}`, detail: { state: "TX", delivery: packet.deliveryId, reply: replyId } },
    ]);
  });

  it("waits, and an answer that an organizer recorded never does", async () => {
    await record();
    expect(await waitingFor(admin)).toBe(0);
    const [recorded] = (await findHandingOver(admin, packet.id))!.replies;
    expect(recorded!.isUnread).toBe(false);
    expect(await mark(admin, recorded!.id)).toEqual({ ok: false, refusal: "no-such-reply" });
  });
});
