import { beforeEach, describe, expect, it } from "vitest";

import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { createReadyPacket } from "@/tests/packets";

import { addMilliseconds, DAY } from "../../time";
import { findStepOffices, listSteps } from "./queries";
import { recordPath } from "./rules";

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

describe("the source of a step", () => {
  /** A delivery with several packets, of which some are received on one day, and one on the next. */
  async function receive(perDay: number[]): Promise<string[]> {
    const { id, deliveryId } = await createReadyPacket({ petitionId, createdBy: admin, builtAt: built });
    const count = perDay.reduce((sum, each) => sum + each, 0);
    return onDatabase(async (client) => {
      await client.query(
        `INSERT INTO packet (delivery_id, ordinal, recipient, layer, geoid, status, signatures, verification_code, generation, built_at)
         SELECT delivery_id, n, recipient || jsonb_build_object('name', 'Lawmaker ' || n), layer, geoid, status, signatures,
           'AAAA0000BBBB' || (1000 + n), 1, built_at FROM packet, generate_series(2, $2::int) n WHERE id = $1`,
        [id, count],
      );
      const days = perDay.flatMap((offices, day) => Array<Date>(offices).fill(addMilliseconds(built, day * DAY)));
      await client.query(
        `INSERT INTO packet_receipt (packet_id, generation, received_by_sealed, received_at, by, organizer_id, created_at)
         SELECT p.id, 1, 'x', day, 'organizer', $2, day FROM packet p JOIN unnest($3::timestamptz[]) WITH ORDINALITY u (day, n)
         ON n = p.ordinal WHERE p.delivery_id = $1`,
        [deliveryId, admin, days],
      );
      const { rows } = await client.query<{ code: string }>(
        "SELECT verification_code AS code FROM packet ORDER BY ordinal",
      );
      return rows.map(({ code }) => code);
    });
  }

  it("of several offices is the list of exactly these, and of one office the page of its packet", async () => {
    const codes = await receive([2, 1, 2]);
    const steps = await listSteps("harbor");
    const paths = steps.map((step) => ("bill" in step ? "" : recordPath(step)));
    expect(paths).toEqual([`/verify?step=${steps[0]!.id}`, `/verify/${codes[2]}`, `/verify?step=${steps[2]!.id}`]);
    expect(new Set(paths).size).toBe(3);
    for (const [step, own] of [
      [steps[0]!, codes.slice(3)],
      [steps[2]!, codes.slice(0, 2)],
    ] as const) {
      const found = (await findStepOffices(step.id))!;
      expect(found).toMatchObject({ petition: "harbor", state: "TX", kind: "received", dated: step.dated });
      expect(found.offices.map(({ verificationCode }) => verificationCode)).toEqual(own);
      expect(JSON.stringify(found)).not.toContain("example.org");
    }
  });

  it.each([
    ["received-1-20260301"],
    ["received-99-20260301"],
    ["bill-step-1"],
    ["received-99999999999-20260301"],
    [null],
  ])("%s of which nothing is known is none", async (id) => {
    expect(await findStepOffices(id)).toBeNull();
  });
});
