import { beforeEach, describe, expect, it } from "vitest";

import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { createReadyPacket, type TestPacket } from "@/tests/packets";

import { findVerification } from "../queries";

const now = new Date("2026-03-02T12:00:00Z");
let packet: TestPacket;
let admin: number;

beforeEach(async () => {
  const begun = await beginDeliveries();
  admin = begun.admin.id;
  packet = await createReadyPacket({ petitionId: begun.petitionId, createdBy: admin, builtAt: now });
});

/** Writes generations like the first one, with other fields of the manifest. */
const renew = (first: number, last: number, fields: object = {}) =>
  onDatabase(async (client) => {
    await client.query(
      `INSERT INTO packet_manifest (packet_id, generation, manifest, built_at)
       SELECT packet_id, n, manifest || jsonb_build_object('generation', n) || $3, built_at
       FROM packet_manifest, generate_series($1::int, $2::int) n WHERE generation = 1`,
      [first, last, JSON.stringify(fields)],
    );
    await client.query("UPDATE packet SET generation = $1", [last]);
  });
const shown = async () => (await findVerification(packet.code))!;
const generations = async () => (await shown()).manifests.map(({ generation }) => generation);

describe("the public page of a packet with very many generations", () => {
  beforeEach(() => renew(2, 260));

  it("lists the newest of them", async () => {
    expect(await generations()).toEqual(Array.from({ length: 200 }, (_, index) => 260 - index));
  });

  it("lists each that somebody downloaded or that a receipt names, however old it is", async () => {
    await onDatabase(async (client) => {
      const access =
        "INSERT INTO packet_access (packet_id, generation, format, organizer_id, at) VALUES ($1, 7, 'pdf', $2, $3)";
      await client.query(access, [packet.id, admin, now]);
      await client.query(
        `INSERT INTO packet_receipt (packet_id, generation, received_by_sealed, received_at, by, organizer_id, created_at)
         VALUES ($1, 1, 'x', $3, 'organizer', $2, $3)`,
        [packet.id, admin, now],
      );
    });
    expect((await generations()).slice(-3)).toEqual([61, 7, 1]);
  });

  it("counts who has left over all of them", async () => {
    const one = { online: 1, paper: 0 };
    await onDatabase((client) =>
      client.query("UPDATE packet_manifest SET manifest = manifest || $1 WHERE generation BETWEEN 2 AND 11", [
        JSON.stringify({ successorOf: { generation: 1, rows: 3, sha256: "0".repeat(64), left: one, returned: one } }),
      ]),
    );
    expect((await shown()).changed).toEqual({ left: 10, returned: 10 });
  });
});

describe("the numbers of a packet", () => {
  it("count who has left also where as many came back, and of old manifests what they say", async () => {
    const change = (online: number, paper = 0) => ({ online, paper });
    const since = { generation: 1, rows: 3, sha256: "0".repeat(64) };
    expect((await shown()).changed).toEqual({ left: 0, returned: 0 });
    await renew(2, 2, { rows: 1, paper: 2, successorOf: since });
    await renew(3, 3, { rows: 1, paper: 1, successorOf: { ...since, left: change(2, 1), returned: change(2) } });
    // Two online left and two lines on paper came with the second, whose manifest says only how many it has.
    expect((await shown()).changed).toEqual({ left: 5, returned: 4 });
  });
});
