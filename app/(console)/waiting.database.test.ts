import { beforeEach, expect, test } from "vitest";

import { replyByOffice } from "@/lib/deliveries/handing-over/office/commands";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { createLink, createReadyPacket } from "@/tests/packets";

import { findWaiting } from "./console/(signed-in)/waiting";

const now = new Date("2026-03-10T12:30:00Z");

beforeEach(() => emptyDatabase());

test("a mail provider whose people stopped confirming waits for admins on the overview, and for nobody else", async () => {
  await onDatabase((client) =>
    client.query(
      `INSERT INTO mail_board (hour, provider, sent, delivered, bounced, complained, asked, confirmed, counted_at)
       VALUES ('2026-03-09T08:00Z', 'gmail', 100, 100, 0, 0, 100, 80, $1),
         ('2026-03-10T08:00Z', 'gmail', 100, 100, 0, 0, 100, 9, $1)`,
      [now],
    ),
  );
  const waitsFor = async (role: "admin" | "organizer") => {
    const waiting = await findWaiting({ id: 1, role, states: null }, { id: 1, slug: "harbor" }, now);
    return waiting.find(({ href }) => href === "/console/emails#board")?.count;
  };
  expect([await waitsFor("admin"), await waitsFor("organizer")]).toEqual([1, 0]);
});

test("a reply of an office waits on the overview of the organizers of its state", async () => {
  const { petitionId, admin } = await beginDeliveries();
  const packet = await createReadyPacket({ petitionId, createdBy: admin.id, builtAt: now });
  const token = await createLink({ packetId: packet.id, createdBy: admin.id, at: now });
  await replyByOffice(token, "We read it.", now);
  const waitsFor = async (states: string[]) => {
    const organizer = { id: 1, role: "organizer", states } as const;
    const waiting = await findWaiting(organizer, { id: petitionId, slug: "harbor" }, now);
    return waiting.find(({ href }) => href === "/console/deliveries?petition=harbor#replies")?.count;
  };
  expect([await waitsFor(["TX"]), await waitsFor(["VT"])]).toEqual([1, 0]);
});
