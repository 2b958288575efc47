import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { createReadyPacket, type TestPacket } from "@/tests/packets";
import { signsAndConfirms } from "@/tests/signer";

import type { Organizer } from "../../../organizers/schema";
import { withdraw } from "../../../signatures/rights/commands";
import { addMilliseconds, DAY, HOUR } from "../../../time";
import { listHandedOver } from "../../delivered/queries";
import { listSteps } from "../../progress/queries";
import { packetTokenHash } from "../../sealing";
import { downloadByOrganizer, recordHandedOver, revokeLink, sendLink } from "../commands";
import { downloadByOffice, receiveByOffice } from "../office/commands";
import { findHandingOver } from "../queries";
import { newToken } from "../rules";
import { carriedInput } from "../schema";

const now = new Date("2026-03-02T12:00:00Z");
const later = addMilliseconds(now, HOUR);
const viewer: Organizer = { id: 7, role: "viewer", states: null };
const vermonter: Organizer = { id: 7, role: "organizer", states: ["VT"] };

let admin: Organizer;
let packet: TestPacket;
let signature: bigint;

beforeEach(async () => {
  const begun = await beginDeliveries();
  admin = begun.admin;
  signature = await signsAndConfirms(addMilliseconds(now, -DAY), cast.grace);
  packet = await createReadyPacket({
    petitionId: begun.petitionId,
    createdBy: admin.id,
    builtAt: now,
    signatures: [signature],
  });
});

const receipt = (fields: object = {}) =>
  carriedInput.parse({ name: "Ann Aide", date: "2026-03-02", note: "", ...fields });
const print = (at = now) => downloadByOrganizer(admin, { packetId: packet.id, format: "pdf" }, at);
const rowsOf = (table: string) =>
  onDatabase(
    async (client) => (await client.query<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`)).rows,
  );

/** Sends the link, and returns one that opens it. */
async function sentToken(): Promise<string> {
  const texts = {
    recipient: "Ana One",
    title: "A safe harbor",
    state: "Texas",
    signatures: "3",
    cutOff: "March 2, 2026",
  };
  const sent = await sendLink(
    admin,
    packet.id,
    { email: "office@example.org", ...texts, expires: (at) => at.toISOString() },
    now,
  );
  if (!sent.ok) throw new Error(sent.refusal);
  const token = newToken();
  await onDatabase((client) =>
    client.query("UPDATE packet_link SET token_hash = $2 WHERE id = $1", [
      sent.value.id,
      Buffer.from(packetTokenHash(token)),
    ]),
  );
  return token;
}

describe("the public step that a packet was sent", () => {
  const sentSteps = async () => (await listSteps("harbor")).filter(({ kind }) => kind === "delivered");
  const statusOfEmail = (status: string) =>
    onDatabase((client) =>
      client.query(
        `UPDATE outbox_email SET status = $1::email_status, recipient_sealed = NULL, secret_sealed = NULL, name_sealed = NULL`,
        [status],
      ),
    );
  const revoke = async () => {
    const { id } = (await rowsOf("packet_link"))[0] as { id: number };
    return revokeLink(admin, { packetId: packet.id, linkId: id }, later);
  };

  it("is taken back when the email comes back, or was refused", async () => {
    await sentToken();
    await statusOfEmail("sent");
    expect(await sentSteps()).toMatchObject([{ offices: 1 }]);
    await statusOfEmail("bounced");
    expect(await sentSteps()).toEqual([]);
    expect((await findHandingOver(admin, packet.id))!.links[0]!.failedAt).not.toBeNull();
    await sentToken();
    expect(await sentSteps()).toHaveLength(1);
  });

  it("is none for a link that was revoked before it was used, and stays for one that was used", async () => {
    await sentToken();
    await revoke();
    expect(await sentSteps()).toEqual([]);
    await downloadByOffice(await sentToken(), "pdf", later);
    await onDatabase((client) => client.query("UPDATE packet_link SET revoked_at = $1", [later]));
    expect(await sentSteps()).toMatchObject([{ offices: 1 }]);
  });
});

describe("handing over", () => {
  it("shows each signer to whom their signature was handed, only after the receipt, and with what it had", async () => {
    await sentToken();
    await print();
    expect(await listHandedOver(signature)).toEqual([]);
    expect(await recordHandedOver(admin, packet.id, receipt(), later)).toEqual({ ok: true });
    const [handed] = await listHandedOver(signature);
    expect(handed).toMatchObject({ recipient: { name: "Ana One" }, verificationCode: packet.code });
    expect(handed!.at.toISOString().slice(0, 10)).toBe("2026-03-02");
    expect(await listHandedOver(signature + 1n)).toEqual([]);
    expect(await recordHandedOver(admin, packet.id, receipt(), later)).toEqual({
      ok: false,
      refusal: "received-already",
    });
  });

  it("of a packet that was carried before its signer withdrew says so, although it is written down after that", async () => {
    await print();
    await withdraw(signature, later);
    expect(await recordHandedOver(admin, packet.id, receipt(), addMilliseconds(later, HOUR))).toMatchObject({
      ok: true,
    });
    expect(await listHandedOver(signature)).toHaveLength(1);
  });

  it.each([
    ["nobody had downloaded any file", async () => undefined],
    [
      "only the manifest was downloaded, which has no signer",
      () =>
        onDatabase((client) =>
          client.query(
            "INSERT INTO packet_access (packet_id, generation, format, organizer_id, at) VALUES ($1, 1, 'json', $2, $3)",
            [packet.id, admin.id, now],
          ),
        ),
    ],
    ["files were downloaded only on a later day", () => print(addMilliseconds(now, DAY))],
  ])("of which %s by then is no handing over", async (_name, before) => {
    await before();
    const at = addMilliseconds(now, 2 * DAY);
    expect(await recordHandedOver(admin, packet.id, receipt(), at)).toEqual({ ok: false, refusal: "not-downloaded" });
    expect(await rowsOf("packet_receipt")).toEqual([]);
  });

  it.each([
    ["in the future", "2026-03-05"],
    ["before the packet was built", "2026-02-20"],
  ])("on a day %s is refused", async (_name, date) => {
    await print();
    const refused = { ok: false, refusal: "date-impossible" };
    expect(await recordHandedOver(admin, packet.id, receipt({ date }), now)).toEqual(refused);
    expect(await receiveByOffice(await sentToken(), receipt({ date }), now)).toEqual(refused);
  });

  it("on a day before its files were renewed is taken, by an organizer and by the office", async () => {
    const token = await sentToken();
    await downloadByOffice(token, "pdf", later);
    await onDatabase((client) => client.query("UPDATE packet SET generation = 2, built_at = '2026-03-20 12:00Z'"));
    const at = new Date("2026-03-21T12:00:00Z");
    expect(await receiveByOffice(token, receipt(), at)).toMatchObject({ ok: true });
    await onDatabase((client) => client.query("DELETE FROM packet_receipt"));
    expect(await recordHandedOver(admin, packet.id, receipt(), at)).toMatchObject({ ok: true });
  });

  it("is refused to a viewer and to an organizer of another state", async () => {
    for (const by of [viewer, vermonter])
      expect(await recordHandedOver(by, packet.id, receipt(), later)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await rowsOf("packet_receipt")).toEqual([]);
  });
});
