import { spawn } from "node:child_process";
import { once } from "node:events";

import { beforeEach, expect, test } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { LOADER } from "@/scripts/children";
import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { createAdmin } from "./deliveries";
import { eventually, manySigners, writeSigners } from "./exports";
import { createPetition } from "./petition";

import { env } from "@/lib/env";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { createDelivery, startBuilding } from "@/lib/deliveries/commands";
import { openPacketFile } from "@/lib/deliveries/files/queries";
import { findDelivery, findPacket } from "@/lib/deliveries/queries";
import { deliveryInput } from "@/lib/deliveries/schema";
import { buildPackets } from "@/lib/deliveries/building/commands";

const now = new Date("2026-03-02T12:00:00Z");
const SIGNERS = 2_000;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

const sealKeys = () => env.SEAL_KEYS.map(({ id, key }) => `${id}:${key.export().toString("base64")}`).join(",");

test("a builder that is killed in the middle is followed by another, and the packet has every signature once", async () => {
  const petitionId = await createPetition();
  const admin = await createAdmin();
  await writeSigners(petitionId, manySigners(SIGNERS, 200));
  const input = { petition: "harbor", state: "TX", scope: "state", title: "To {recipient}", text: "Please." };
  const created = await createDelivery(admin, deliveryInput.parse(input), now);
  if (!created.ok) throw new Error(created.refusal);
  await startBuilding(admin, created.value.id, now);
  expect(await buildPackets(now, startDrawing)).toBe(1);

  const script = "tests/build-packets.ts";
  const child = spawn(process.execPath, [...LOADER, script], {
    env: { ...process.env, DATABASE_URL: databaseUrl(), SEAL_KEYS: sealKeys() },
    stdio: "inherit",
  });
  const exited = once(child, "exit");
  await eventually(async () => (await chunks()) > 0, 30);
  child.kill("SIGKILL");
  await exited;
  expect(await buildPackets(now, startDrawing)).toBe(0);

  // The lease of the killed builder is over.
  await onDatabase((client) => client.query("UPDATE packet SET claimed_until = now() - interval '1 second'"));
  expect(await buildPackets(now, startDrawing)).toBe(1);
  const [packet] = (await findDelivery(admin, created.value.id))!.packets;
  expect(packet).toMatchObject({ status: "ready", generation: 1, signatures: SIGNERS });
  const { files } = (await findPacket(admin, packet!.id))!;
  expect(files).toHaveLength(4);
  let csv = "";
  for await (const bytes of openPacketFile(files.find(({ format }) => format === "csv")!.id))
    csv += Buffer.from(bytes).toString("utf8");
  const ids = csv
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",")[0]);
  expect(ids).toHaveLength(SIGNERS);
  expect(new Set(ids).size).toBe(SIGNERS);
}, 120_000);

const chunks = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ count: string }>("SELECT count(*) FROM packet_file_chunk");
    return Number(rows[0]!.count);
  });
