import { beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";

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
