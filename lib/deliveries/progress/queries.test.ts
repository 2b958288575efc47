import { beforeEach, expect, it } from "vitest";

import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { createReadyPacket } from "@/tests/packets";

import { listSteps } from "./queries";

const built = new Date("2026-03-01T12:00:00Z");
// The evening of the day before in Honolulu, and the next morning in Guam.
const sent = new Date("2026-03-03T05:30:00Z");
let petitionId: number;
let admin: number;

beforeEach(async () => {
  const begun = await beginDeliveries();
  petitionId = begun.petitionId;
  admin = begun.admin.id;
});

it.each([
  ["HI", "2026-03-02"],
  ["GU", "2026-03-03"],
  ["TX", "2026-03-02"],
  ["VT", "2026-03-03"],
])("a step of a delivery has the day of its state: in %s %s", async (state, dated) => {
  const { id } = await createReadyPacket({ petitionId, createdBy: admin, builtAt: built, state });
  await onDatabase(async (client) => {
    await client.query(
      `INSERT INTO packet_link (packet_id, token_hash, created_by, created_at, sent_at, expires_at)
       VALUES ($1, sha256('x'), $2, $3, $3, '2027-01-01')`,
      [id, admin, sent],
    );
    await client.query(
      "INSERT INTO packet_reply (packet_id, text_sealed, link_id, at) SELECT $1, 'x', id, $2 FROM packet_link",
      [id, sent],
    );
  });
  expect((await listSteps("harbor")).map((step) => [step.kind, step.dated])).toEqual([
    ["delivered", dated],
    ["answered", dated],
  ]);
});

it("a receipt that is written down later is of its own day, and was entered when it was written down", async () => {
  const { id } = await createReadyPacket({ petitionId, createdBy: admin, builtAt: built });
  await onDatabase((client) =>
    client.query(
      `INSERT INTO packet_receipt (packet_id, generation, received_by_sealed, received_at, by, organizer_id, created_at)
       VALUES ($1, 1, 'x', '2026-03-02T12:00:00Z', 'organizer', $2, $3)`,
      [id, admin, new Date("2026-03-09T15:00:00Z")],
    ),
  );
  const entered = new Date("2026-03-09T15:00:00Z");
  expect(await listSteps("harbor")).toMatchObject([
    { kind: "received", dated: "2026-03-02", enteredAt: entered, changedAt: entered },
  ]);
});
