import { beforeEach, describe, expect, it } from "vitest";

import { buildAll, buildDelivery, packetsOf } from "@/tests/built-packets";
import { writeAlike } from "@/tests/bulk-signers";
import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { signs, signsAndConfirms } from "@/tests/signer";
import { cast } from "@/prisma/cast";
import { countOverdue } from "@/scripts/privacy/overdue";
import { findTraces } from "@/scripts/privacy/search";

import { enqueueEmail } from "../../mail/commands";
import { db } from "../../db/client";
import { emailHash } from "../../canonical-email";
import { changeSettings } from "../../organizers/settings/commands";
import type { Organizer } from "../../organizers/schema";
import { changeStatus, setClosing } from "../../petitions/life/commands";
import { liftHold, placeHold } from "../../petitions/holds/commands";
import { clearPetitionMemo } from "../../petitions/queries";
import { recountBreakdown } from "../../signatures/breakdown/commands";
import { purgeMailDomains } from "../../signatures/flags/commands";
import { remove } from "../../signatures/moderation/commands";
import { enterBatch } from "../../signatures/paper/commands";
import { withdraw } from "../../signatures/rights/commands";
import { indexNames } from "../../signatures/search/commands";
import { foldTally, rebuildTally, recount } from "../../signatures/tally/commands";
import { countByDay, findTally, findTallyGap } from "../../signatures/tally/queries";
import { addMilliseconds, DAY } from "../../time";
import { rebuildPacket } from "../commands";
import { findVerification } from "../queries";
import { purgePacketFiles } from "../retention/commands";
import { expireData, expireStep } from "./commands";
import { countExpiring, horizonOf, listPetitionExpiries } from "./queries";

const signed = new Date("2026-03-01T12:00:00Z");
const closed = new Date("2026-06-01T12:00:00Z");
const after = (days: number, from = closed) => addMilliseconds(from, days * DAY);
// Twelve months later, and what a night needs.
const due = new Date("2027-06-01T12:00:00Z");

let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  ({ petitionId, admin } = await beginDeliveries());
  clearPetitionMemo();
});

const close = (at = closed) =>
  onDatabase((client) =>
    client.query("UPDATE petition SET status = 'closed', closes_at = $2 WHERE id = $1", [petitionId, at]),
  ).then(clearPetitionMemo);

const count = (table: string) =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    return rows[0]!.count;
  });

const left = async (at: Date) => {
  // A job of its own forgets them every hour.
  await purgeMailDomains(at);
  return (await countOverdue(at)).filter(({ rows }) => rows > 0);
};
const numbers = async () => {
  const { countedAt: _, ...tally } = await findTally(petitionId);
  const days = await countByDay(petitionId, { states: null, days: 3_000, timeZone: "UTC" as never }, due);
  return { tally, days, paper: await db.paperTally.findMany(), breakdown: await breakdown() };
};
const breakdown = () =>
  db.signatureBreakdown.findMany({
    where: { kind: { not: "funnel" } },
    select: { state: true, kind: true, value: true, count: true },
    orderBy: [{ kind: "asc" }, { value: "asc" }, { state: "asc" }],
  });

const newestEntries = (take: number) =>
  db.auditEntry.findMany({ orderBy: { id: "desc" }, take, select: { action: true, actor: true, detail: true } });

async function purgeFiles(at: Date) {
  while ((await purgePacketFiles(at)) > 0) continue;
}

async function proveCounts() {
  expect(await findTallyGap()).toBe(0);
  while ((await foldTally()) > 0) continue;
  expect(await recount()).toEqual([]);
}

describe("twelve months after a petition is done", () => {
  it("nothing personal of it is left, and every number is as it was", async () => {
    const grace = await signsAndConfirms(signed, cast.grace, { comment: "My comment", street: "1 Marked Street" });
    const others = await writeAlike(petitionId, { count: 30, name: "Zelda Marked", comment: "Hers", state: "TX" });
    await writeAlike(petitionId, { count: 5, state: "VT", source: "sharemail" });
    await withdraw(others[0]!, signed);
    await remove(admin, others[1]!, "not a person", signed);
    await enterBatch(
      admin,
      { petition: "harbor", state: "TX", reference: "A1", scanReference: null },
      [
        {
          line: 1,
          name: "Paper Person",
          street: "2 Oak Lane, Austin",
          zip: "78701",
          email: null,
          signedOn: "2026-02-01",
        },
      ],
      signed,
    );
    await indexNames();
    const [packet] = await packetsOf(admin, await buildDelivery(admin, after(10, signed)));
    await recountBreakdown(closed);
    await close();
    await purgeFiles(after(200));
    const verified = await findVerification(packet!.verificationCode);
    const before = await numbers();
    expect(before.tally.confirmed).toBe(34);

    expect(await countExpiring(due)).toEqual(
      expect.arrayContaining([
        { what: "signatures", rows: 36 },
        { what: "paper", rows: 1 },
      ]),
    );
    const expired = await expireData(due);
    expect(expired).toMatchObject({ signatures: 36, paper: 1 });

    await recountBreakdown(due);
    expect(await numbers()).toEqual(before);
    await proveCounts();
    await rebuildTally();
    expect(await numbers()).toEqual(before);
    expect(await findVerification(packet!.verificationCode)).toEqual(verified);
    const [kept] = await packetsOf(admin, packet!.delivery.id);
    expect(kept).toMatchObject({ signatures: packet!.signatures, status: "expired" });
    expect(await db.packet.findMany({ select: { changes: true } })).toEqual([{ changes: 0 }]);
    expect(await left(after(3, due))).toEqual([]);
    for (const table of ["signature", "signature_draft", "signature_word", "district_lookup", "packet_signature"])
      expect(await count(table), table).toBe(0);
    expect(await findTraces(cast.grace.email)).toEqual([]);
    expect(grace).toBeGreaterThan(0n);
    const entries = await newestEntries(2);
    expect(entries.map(({ action, detail }) => ({ action, detail }))).toEqual([
      { action: "data-expired", detail: expired },
      { action: "signatures-expired", detail: { rows: 37, confirmed: 34, paper: 1 } },
    ]);
    expect(await expireData(after(1, due))).toMatchObject({ signatures: 0, paper: 0 });
  });

  it("a text that was signed stays as it is, though nobody who signed it is known", async () => {
    await writeAlike(petitionId, { count: 2 });
    await close();
    await expireData(due);
    await expect(
      onDatabase((client) => client.query("DELETE FROM petition_version WHERE petition_id = $1", [petitionId])),
    ).rejects.toThrow("is signed and can no longer change");
  });

  it("it cannot be opened again, and none of its packets is built again", async () => {
    await writeAlike(petitionId, { count: 2 });
    const [packet] = await packetsOf(admin, await buildDelivery(admin, after(1, signed)));
    await close();
    await purgeFiles(after(200));
    await expireStep(petitionId, horizonOf(due), due);
    for (const change of ["reopen", "open", "show"] as const)
      expect(await changeStatus(admin, "harbor", change, due), change).toMatchObject({ ok: false });
    const later = { date: "2029-01-01", time: "10:00", zone: "UTC", occurrence: "" } as const;
    expect(await setClosing(admin, "harbor", later, due)).toMatchObject({ ok: false });
    await expect(
      onDatabase((client) => client.query("UPDATE petition SET status = 'open', closes_at = NULL")),
    ).rejects.toThrow("petition_stays_closed");
    expect(await rebuildPacket(admin, packet!.id, due)).toEqual({ ok: false, refusal: "expired" });
    await expect(buildDelivery(admin, due)).rejects.toThrow("expired");
    expect(await changeStatus(admin, "harbor", "hide", due)).toMatchObject({ ok: true });
    expect(await changeStatus(admin, "harbor", "show", due)).toMatchObject({ ok: true });
  });
});

describe("signatures stay", () => {
  beforeEach(() => writeAlike(petitionId, { count: 3 }));

  it("while the petition is open, paused or was closed too lately", async () => {
    expect(await expireData(after(4_000))).toMatchObject({ signatures: 0 });
    await changeStatus(admin, "harbor", "pause", closed);
    expect(await expireData(after(4_000))).toMatchObject({ signatures: 0 });
    await changeStatus(admin, "harbor", "close", closed);
    expect(await expireData(after(363))).toMatchObject({ signatures: 0 });
    expect(await expireData(after(364))).toMatchObject({ signatures: 3 });
  });

  it("until twelve months after the last delivery, and while its files can be downloaded", async () => {
    await close();
    await buildDelivery(admin, after(100));
    await buildAll(after(100));
    await purgeFiles(after(300));
    expect(await expireData(due)).toMatchObject({ signatures: 0 });
    expect(await expireData(after(464))).toMatchObject({ signatures: 3 });
  });

  it("while files of a packet were not yet deleted", async () => {
    await buildDelivery(admin, after(1, signed));
    await close();
    expect(await expireData(due)).toMatchObject({ signatures: 0 });
    await purgeFiles(due);
    expect(await expireData(due)).toMatchObject({ signatures: 3 });
  });

  it("while a legal hold is on the petition, and so does all else of it; the log names who placed and who lifted it", async () => {
    await signs(signed, cast.grace);
    const [hash, email] = [emailHash("other@example.org"), "other@example.org"];
    await enqueueEmail(
      db,
      {
        kind: "organizer-sign-in",
        email,
        emailHash: hash,
        locale: "en",
        props: {},
        secret: { url: "https://example.org/" },
        notBefore: signed,
      },
      signed,
    );
    await onDatabase((client) =>
      client.query(
        "UPDATE outbox_email SET status = 'sent', sent_at = created_at, recipient_sealed = NULL, secret_sealed = NULL",
      ),
    );
    await close();
    const placed = await placeHold(admin, { petition: "harbor", name: "Case 12", reason: "A court asked." }, closed);
    if (!placed.ok) throw new Error(placed.refusal);
    const [marks, emails] = [
      await count("signature_draft WHERE domain_marks IS NOT NULL"),
      await count("outbox_email"),
    ];
    expect(await expireData(due)).toMatchObject({ signatures: 0, unconfirmed: 0, "sender-marks": 0, emails: 1 });
    expect(await count("signature_draft WHERE domain_marks IS NOT NULL")).toBe(marks);
    expect(await count("outbox_email")).toBe(emails - 1);
    expect(await left(after(3, due))).toEqual([]);
    expect((await listPetitionExpiries(due))[0]).toMatchObject({ holds: [{ name: "Case 12" }], beganAt: null });

    await liftHold(admin, placed.value.id, due);
    await liftHold(admin, placed.value.id, due);
    expect(await left(after(3, due))).not.toEqual([]);
    expect(await expireData(due)).toMatchObject({ signatures: 3, unconfirmed: 1, emails: 0 });
    expect(await left(after(3, due))).toEqual([]);
    const entries = await newestEntries(20);
    expect(
      entries.filter(({ action }) => action.startsWith("hold")).map(({ action, actor }) => [action, actor]),
    ).toEqual([
      ["hold-lifted", `organizer:${admin.id}`],
      ["hold-placed", `organizer:${admin.id}`],
    ]);
  });

  it("from the moment at which a hold is placed, also in the middle", async () => {
    await writeAlike(petitionId, { count: 1_500 });
    await close();
    await expireStep(petitionId, horizonOf(due), due);
    await placeHold(admin, { petition: "harbor", name: "Case 12", reason: "A court asked." }, due);
    expect(await expireStep(petitionId, horizonOf(due), due)).toBeNull();
    expect(await count("signature")).toBe(503);
    await proveCounts();
  });

  it("while it fails, and nothing else waits for that: the run fails at its end", async () => {
    await close();
    await onDatabase((client) => client.query("ALTER TABLE form_count RENAME TO form_count_away"));
    try {
      await expect(expireData(due)).rejects.toThrow("Not erased: form-counts");
    } finally {
      await onDatabase((client) => client.query("ALTER TABLE form_count_away RENAME TO form_count"));
    }
    expect(await count("signature")).toBe(0);
    expect((await newestEntries(20)).filter(({ action }) => action === "data-expired")).toHaveLength(1);
  });

  it("as long as the settings say, and never longer than promised", async () => {
    await close();
    const viewer: Organizer = { id: admin.id, role: "viewer", states: null };
    expect(await changeSettings(viewer, { "kept-signatures-months": 6 }, closed)).toMatchObject({ ok: false });
    await changeSettings(admin, { "kept-signatures-months": 6 }, closed);
    await expect(changeSettings(admin, { "kept-signatures-months": 13 }, closed)).rejects.toThrow();
    expect(await expireData(after(181))).toMatchObject({ signatures: 0 });
    expect(await expireData(after(183))).toMatchObject({ signatures: 3 });
  });
});
