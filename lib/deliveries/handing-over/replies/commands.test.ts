import { beforeEach, describe, expect, it } from "vitest";

import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { createReadyPacket, type TestPacket } from "@/tests/packets";

import type { Organizer } from "../../../organizers/schema";
import { addMilliseconds, DAY } from "../../../time";
import { listSteps } from "../../progress/queries";
import { findHandingOver } from "../queries";
import { answerInput, REPLIES_PER_PACKET_MAX } from "../schema";
import { recordAnswer } from "./commands";

const now = new Date("2026-03-02T12:00:00Z");
const later = addMilliseconds(now, 5 * DAY);
let admin: Organizer;
let packet: TestPacket;

beforeEach(async () => {
  const begun = await beginDeliveries();
  admin = begun.admin;
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
