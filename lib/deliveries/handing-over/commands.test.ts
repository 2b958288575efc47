import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { auditActions } from "@/tests/exports";
import { createReadyPacket, type TestPacket } from "@/tests/packets";
import { createPetition } from "@/tests/petition";
import { signsAndConfirms, suppress } from "@/tests/signer";

import { openSecret } from "../../sealed-email";
import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { withdraw } from "../../signatures/rights/commands";
import { addMilliseconds, DAY, HOUR } from "../../time";
import { cancelDelivery } from "../commands";
import { findVerification } from "../queries";
import { downloadByOrganizer, revokeLink, sendLink } from "./commands";
import { downloadByOffice, receiveByOffice, replyByOffice } from "./office/commands";
import { findHandingOver, findLink } from "./queries";
import { LINK_MILLISECONDS_MAX, receiptInput } from "./schema";

const now = new Date("2026-03-02T12:00:00Z");
const later = addMilliseconds(now, HOUR);
const viewer: Organizer = { id: 7, role: "viewer", states: null };
const vermonter: Organizer = { id: 7, role: "organizer", states: ["VT"] };
const EMAIL = "office@example.org";

let admin: Organizer;
let packet: TestPacket;
let signature: bigint;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  const petitionId = await createPetition();
  admin = await createAdmin();
  signature = await signsAndConfirms(addMilliseconds(now, -DAY), cast.grace);
  packet = await createReadyPacket({ petitionId, createdBy: admin.id, builtAt: now, signatures: [signature] });
});

const texts = {
  recipient: "Senator Ana One",
  title: "A safe harbor",
  state: "Texas",
  signatures: "3",
  cutOff: "March 2, 2026",
  expires: (at: Date) => at.toISOString(),
};
const send = (by = admin, at = now, email = EMAIL) => sendLink(by, packet.id, { email, ...texts }, at);
const receipt = (fields: object = {}) =>
  receiptInput.parse({ name: "Ann Aide", date: "2026-03-02", note: "", ...fields });

/** The tokens of the emails that were sent, the newest first. */
const tokens = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ secret: Buffer; hash: Buffer }>(
      "SELECT secret_sealed AS secret, email_hash AS hash FROM outbox_email WHERE kind = 'delivery-link' ORDER BY id DESC",
    );
    return rows.map(({ secret, hash }) => (openSecret(secret, hash) as { url: string }).url.split("/").at(-1)!);
  });
async function sentToken(at = now): Promise<string> {
  expect(await send(admin, at)).toMatchObject({ ok: true });
  return (await tokens())[0]!;
}
const rowsOf = (table: string) =>
  onDatabase(
    async (client) => (await client.query<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`)).rows,
  );

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const part of parts) read.push(part);
  return Buffer.concat(read);
}

describe("the link of an office", () => {
  it("is in the email alone: the database has its keyed hash, and the log names no mailbox", async () => {
    const token = await sentToken();
    const [link] = await rowsOf("packet_link");
    expect(JSON.stringify([link, await rowsOf("audit_entry"), await rowsOf("outbox_email")])).not.toMatch(
      new RegExp(`${token}|office@example`),
    );
    expect((link!["token_hash"] as Buffer).length).toBe(32);
    expect(await auditActions()).toEqual(["packet-link-sent"]);
  });

  it("opens its packet, and opening it changes nothing", async () => {
    const token = await sentToken();
    const before = await Promise.all(["packet_link", "packet_access", "audit_entry"].map(rowsOf));
    for (const spelled of [token, `${token}.`, `3D${token}`, `${token.slice(0, 9)}=\n${token.slice(9)}`])
      expect(await findLink(spelled, later)).toMatchObject({ status: "open", packet: { id: packet.id } });
    expect(await Promise.all(["packet_link", "packet_access", "audit_entry"].map(rowsOf))).toEqual(before);
  });

  it.each([
    ["that is cut", (token: string) => token.slice(1)],
    ["of another kind", () => "AbCdEf_0123456789-abcdefghijKLMN"],
    ["that is empty", () => ""],
    ["that is no text", () => null],
  ])("with a token %s leads nowhere", async (_name, change) => {
    const token = change(await sentToken());
    expect(await findLink(token, later)).toBeNull();
    expect(await downloadByOffice(token, "pdf", later)).toEqual({ ok: false, refusal: "no-such-link" });
    expect(await receiveByOffice(token, receipt(), later)).toEqual({ ok: false, refusal: "no-such-link" });
  });

  it("gives files that match the manifest, writes each download down, and notes its first use", async () => {
    const token = await sentToken();
    const { manifests } = (await findVerification(packet.code))!;
    for (const format of ["pdf", "csv"] as const) {
      const download = await downloadByOffice(token, format, later);
      if (!download.ok) throw new Error(download.refusal);
      const bytes = await bytesOf(download.value.parts);
      expect(bytes).toEqual(packet.files[format]);
      const listed = manifests[0]!.files.find(({ name }) => name === download.value.name)!;
      const hash = Buffer.from(await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes))).toString("hex");
      expect(listed).toMatchObject({ bytes: bytes.length, sha256: hash });
    }
    expect(await rowsOf("packet_access")).toMatchObject([{ format: "pdf" }, { format: "csv" }]);
    expect(await rowsOf("packet_link")).toMatchObject([{ opened_at: later }]);
  });

  it("gives no file while the packet is being renewed", async () => {
    const token = await sentToken();
    await withdraw(signature, later);
    expect(await downloadByOffice(token, "pdf", later)).toEqual({ ok: false, refusal: "renewing" });
    expect(await findVerification(packet.code)).toMatchObject({ status: "renewing" });
  });

  it("works until it is revoked, and then nothing does", async () => {
    const token = await sentToken();
    const { id } = (await rowsOf("packet_link"))[0] as { id: number };
    for (const by of [viewer, vermonter])
      expect(await revokeLink(by, { packetId: packet.id, linkId: id }, later)).toEqual({
        ok: false,
        refusal: "not-allowed",
      });
    expect(await revokeLink(admin, { packetId: packet.id, linkId: id }, later)).toMatchObject({ ok: true });
    expect(await revokeLink(admin, { packetId: packet.id, linkId: id }, later)).toMatchObject({ ok: true });
    expect(await auditActions()).toEqual(["packet-link-sent", "packet-link-revoked"]);
    const refused = { ok: false, refusal: "revoked" };
    expect(await findLink(token, later)).toMatchObject({ status: "revoked" });
    expect(await downloadByOffice(token, "pdf", later)).toEqual(refused);
    expect(await replyByOffice(token, "Thank you", later)).toEqual(refused);
    expect(await receiveByOffice(token, receipt(), later)).toEqual(refused);
  });

  it("expires after its time", async () => {
    const token = await sentToken();
    const end = addMilliseconds(now, LINK_MILLISECONDS_MAX);
    expect(await findLink(token, addMilliseconds(end, -1))).toMatchObject({ status: "open" });
    expect(await findLink(token, end)).toMatchObject({ status: "expired" });
    expect(await downloadByOffice(token, "pdf", end)).toEqual({ ok: false, refusal: "expired" });
  });

  it("works until its receipt is given, once, and a link that is sent later works again", async () => {
    const token = await sentToken();
    const other = await sentToken();
    await downloadByOffice(token, "pdf", later);
    const results = await Promise.all([
      receiveByOffice(token, receipt(), later),
      receiveByOffice(token, receipt(), later),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowsOf("packet_receipt")).toHaveLength(1);
    for (const each of [token, other]) {
      expect(await findLink(each, later)).toMatchObject({ status: "received" });
      expect(await downloadByOffice(each, "pdf", later)).toEqual({ ok: false, refusal: "received" });
    }
    const again = await sentToken(addMilliseconds(later, 1));
    expect(await downloadByOffice(again, "csv", addMilliseconds(later, 2))).toMatchObject({ ok: true });
    expect(await receiveByOffice(again, receipt(), addMilliseconds(later, 2))).toEqual({
      ok: false,
      refusal: "received-already",
    });
    expect(await findHandingOver(admin, packet.id)).toMatchObject({ receipt: { receivedBy: "Ann Aide", by: "link" } });
  });

  it("keeps a reply sealed, and shows it to organizers of the state alone", async () => {
    const token = await sentToken();
    expect(await replyByOffice(token, "We will support it", later)).toMatchObject({ ok: true });
    expect(JSON.stringify(await rowsOf("packet_reply"))).not.toMatch(/support/);
    expect(await findHandingOver(admin, packet.id)).toMatchObject({ replies: [{ text: "We will support it" }] });
    expect(await findHandingOver(vermonter, packet.id)).toBeNull();
    expect(await findHandingOver(viewer, packet.id)).toBeNull();
  });
});

describe("sending a link", () => {
  it("is refused to a viewer and to an organizer of another state, and writes nothing", async () => {
    for (const by of [viewer, vermonter]) expect(await send(by)).toEqual({ ok: false, refusal: "no-such-packet" });
    expect(await tokens()).toEqual([]);
    expect(await auditActions()).toEqual([]);
  });

  it("respects a suppressed mailbox, and tells the organizer", async () => {
    await suppress(EMAIL);
    expect(await send()).toEqual({ ok: false, refusal: "suppressed" });
    expect(await tokens()).toEqual([]);
  });

  it("is possible three times a day for a packet", async () => {
    for (let sent = 0; sent < 3; sent += 1) expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toEqual({ ok: false, refusal: "too-many-links" });
    expect(await send(admin, addMilliseconds(now, DAY))).toMatchObject({ ok: true });
  });

  it("does not happen for a packet that is not built", async () => {
    await onDatabase((client) => client.query("UPDATE packet SET status = 'waiting', generation = 0, built_at = NULL"));
    expect(await send()).toEqual({ ok: false, refusal: "not-built" });
  });

  it("waits for a renewal, which is not the same as a packet that is not built", async () => {
    await onDatabase((client) =>
      client.query("UPDATE packet SET status = 'building', claimed_until = now() + interval '1 minute'"),
    );
    expect(await send()).toEqual({ ok: false, refusal: "renewing" });
  });
});

describe("a download by an organizer", () => {
  it("is written into the log with rows and hash before a byte is sent", async () => {
    const download = await downloadByOrganizer(admin, { packetId: packet.id, format: "csv" }, later);
    if (!download.ok) throw new Error(download.refusal);
    expect(await auditActions()).toEqual(["packet-downloaded"]);
    const [entry] = await rowsOf("audit_entry");
    expect(entry!["detail"]).toMatchObject({ state: "TX", format: "csv", generation: 1, rows: 3 });
    expect(await bytesOf(download.value.parts)).toEqual(packet.files.csv);
  });

  it("is refused to a viewer, to an organizer of another state, and of a cancelled delivery", async () => {
    for (const by of [viewer, vermonter])
      expect(await downloadByOrganizer(by, { packetId: packet.id, format: "csv" }, later)).toEqual({
        ok: false,
        refusal: "no-such-packet",
      });
    expect(await downloadByOrganizer(admin, { packetId: packet.id, format: "xlsx" }, later)).toEqual({
      ok: false,
      refusal: "not-ready",
    });
    expect(await cancelDelivery(admin, packet.deliveryId, later)).toEqual({ ok: false, refusal: "not-cancellable" });
    expect(await auditActions()).toEqual([]);
  });
});
