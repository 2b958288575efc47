import { beforeEach, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { createReadyPacket, type TestPacket } from "@/tests/packets";
import { signsAndConfirms } from "@/tests/signer";

import { withdraw } from "../../../signatures/rights/commands";
import { addMilliseconds, DAY, HOUR } from "../../../time";
import { packetTokenHash } from "../../sealing";
import { newToken } from "../rules";
import { receiptInput } from "../schema";
import { downloadByOffice, receiveByOffice, replyByOffice } from "./commands";

const now = new Date("2026-03-02T12:00:00Z");
const later = addMilliseconds(now, HOUR);
const token = newToken();
let packet: TestPacket;
let signature: bigint;

beforeEach(async () => {
  const { petitionId, admin } = await beginDeliveries();
  signature = await signsAndConfirms(addMilliseconds(now, -DAY), cast.grace);
  packet = await createReadyPacket({ petitionId, createdBy: admin.id, builtAt: now, signatures: [signature] });
  await onDatabase((client) =>
    client.query(
      `INSERT INTO packet_link (packet_id, token_hash, created_by, created_at, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [packet.id, Buffer.from(packetTokenHash(token)), admin.id, now, addMilliseconds(now, DAY)],
    ),
  );
});

const rowsOf = (table: string) =>
  onDatabase(
    async (client) => (await client.query<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`)).rows,
  );

const receipt = receiptInput.parse({ name: "Ann Aide", date: "2026-03-02", note: "" });

it("what an office does with its link is in the log: the first download, the reply and the receipt, and nothing it wrote", async () => {
  for (const format of ["pdf", "csv"] as const)
    expect(await downloadByOffice(token, format, later)).toMatchObject({ ok: true });
  await replyByOffice(token, "We will read it.", later);
  await receiveByOffice(token, receipt, later);
  const entries = (await rowsOf("audit_entry")).filter(({ actor }) => actor === "office");
  expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
    ["packet-downloaded", `packet:${packet.id}`],
    ["packet-replied", `packet:${packet.id}`],
    ["packet-received", `packet:${packet.id}`],
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/Ann Aide|read it/);
  expect(entries[0]!["detail"]).toMatchObject({
    state: "TX",
    delivery: packet.deliveryId,
    generation: 1,
    format: "pdf",
  });
});

it("an office that asks for files that are being renewed lets them be renewed without a pause", async () => {
  await withdraw(signature, later);
  expect(await downloadByOffice(token, "csv", later)).toEqual({ ok: false, refusal: "renewing" });
  expect(await rowsOf("packet")).toMatchObject([{ status: "stale", wanted_at: later }]);
});
