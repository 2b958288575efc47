import { beforeEach, describe, expect, test } from "vitest";

import { buildPackets } from "@/lib/deliveries/building/commands";
import { cancelDelivery, rebuildPacket } from "@/lib/deliveries/commands";
import { findVerification } from "@/lib/deliveries/queries";
import { emptyCancelled } from "@/lib/deliveries/retention/commands";
import type { Organizer } from "@/lib/organizers/schema";
import { addMilliseconds, HOUR } from "@/lib/time";
import { buildAll, buildDelivery, packetsOf } from "./built-packets";
import { onDatabase } from "./database";
import { beginDeliveries, writeConstituents } from "./deliveries";
import { auditActions } from "./exports";

const now = new Date("2026-03-02T12:00:00Z");
let admin: Organizer;

beforeEach(async () => {
  const begun = await beginDeliveries();
  admin = begun.admin;
  await writeConstituents(begun.petitionId, [{ name: "Ann" }]);
});

const leave = (tries: number) =>
  onDatabase((client) =>
    client.query(
      "UPDATE packet SET status = 'building', tries = $1, claimed_until = clock_timestamp() - interval '1 minute'",
      [tries],
    ),
  );

test("a packet whose builders were killed each time has failed, and is not tried for ever", async () => {
  const delivery = await buildDelivery(admin, now);
  await leave(5);
  await buildAll(now);
  expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "failed" }]);
  expect(await auditActions()).toContain("packet-failed");
});

test("a packet that was left a few times is built by the next builder", async () => {
  const delivery = await buildDelivery(admin, now);
  await leave(4);
  await buildAll(now);
  expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "ready", generation: 2 }]);
});

describe("a renewal that failed", () => {
  const failing = () => {
    throw new Error("no ink");
  };

  test("says so everywhere, leaves no part of a file, tells the organizers once, and can be built again", async () => {
    const delivery = await buildDelivery(admin, now);
    const [before] = await packetsOf(admin, delivery);
    await onDatabase((client) => client.query("UPDATE signature SET display = 'initials'"));
    for (let tries = 0; tries < 5; tries += 1)
      await expect(buildPackets(addMilliseconds(now, tries * HOUR), failing)).rejects.toThrow("no ink");
    expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "failed", failure: "Error: no ink" }]);
    expect(await findVerification(before!.verificationCode)).toMatchObject({
      status: "failed",
      manifests: [{ rows: 1 }],
    });
    const counted = async () => {
      const { rows } = await onDatabase((client) =>
        client.query(`SELECT (SELECT count(*)::int FROM packet_file_chunk) AS chunks,
          (SELECT count(*)::int FROM outbox_email WHERE kind = 'packet-failed') AS emails`),
      );
      return rows[0];
    };
    expect(await counted()).toEqual({ chunks: 0, emails: 1 });

    expect(await rebuildPacket(admin, before!.id, now)).toEqual({ ok: true });
    await buildAll(now);
    expect(await packetsOf(admin, delivery)).toMatchObject([{ status: "ready", generation: 2, failure: null }]);
  });
});

test("a cancelled delivery is emptied in bounded steps, and nothing of it can be downloaded meanwhile", async () => {
  const delivery = await buildDelivery(admin, now);
  await onDatabase(async (client) => {
    await client.query("UPDATE delivery SET status = 'building', built_at = NULL");
    await client.query(
      `INSERT INTO packet_file_chunk (file_id, ordinal, bytes_sealed)
       SELECT (SELECT min(id) FROM packet_file), n, 'x' FROM generate_series(1000, 1300) n`,
    );
    await client.query(
      "INSERT INTO packet_signature SELECT (SELECT id FROM packet), n FROM generate_series(1000, 22000) n",
    );
  });
  expect(await cancelDelivery(admin, delivery, now)).toEqual({ ok: true, value: { kept: 0 } });
  const left = async () => {
    const { rows } = await onDatabase((client) =>
      client.query(`SELECT (SELECT count(*)::int FROM packet_file_chunk) + (SELECT count(*)::int FROM packet_signature)
        + (SELECT count(*)::int FROM packet_file) AS count`),
    );
    return Number(rows[0].count);
  };
  const before = await left();
  expect(before).toBeGreaterThan(20_000);
  expect(await emptyCancelled(now)).toBeGreaterThan(0);
  expect(await left()).toBeGreaterThan(0);
  await buildAll(now);
  expect(await left()).toBe(0);
  expect(await emptyCancelled(now)).toBe(0);
});
