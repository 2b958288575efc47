import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { auditActions } from "@/tests/exports";
import { smallJpeg, smallPng } from "@/tests/images";
import { createReadyPacket } from "@/tests/packets";
import { createPetition } from "@/tests/petition";

import type { Organizer } from "../../../organizers/schema";
import { clearPetitionMemo } from "../../../petitions/queries";
import { openPacketScan } from "../../files/queries";
import { findScan } from "../queries";
import { addScan } from "./commands";
import { SCAN_BYTES_MAX } from "../schema";

const now = new Date("2026-03-02T12:00:00Z");
let admin: Organizer;
let packetId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  const petitionId = await createPetition();
  admin = await createAdmin();
  packetId = (await createReadyPacket({ petitionId, createdBy: admin.id, builtAt: now })).id;
});

const refused = (refusal: string) => ({ ok: false, refusal });

/** A JPEG of several parts. */
const large = Buffer.concat([smallJpeg.subarray(0, -2), Buffer.alloc(600_000, 7), smallJpeg.subarray(-2)]);

describe("the photograph of a receipt", () => {
  it("is kept sealed in parts, and opens as it was", async () => {
    const added = await addScan(admin, packetId, large, now);
    if (!added.ok) throw new Error(added.refusal);
    const stored = await onDatabase(
      async (client) =>
        (
          await client.query<{ sealed: Buffer }>(
            "SELECT bytes_sealed AS sealed FROM packet_scan_chunk ORDER BY ordinal",
          )
        ).rows,
    );
    expect(stored).toHaveLength(3);
    for (const { sealed } of stored) expect(sealed.includes(Buffer.alloc(32, 7))).toBe(false);
    const parts: Uint8Array[] = [];
    for await (const part of openPacketScan(added.value.id)) parts.push(part);
    const opened = Buffer.concat(parts);
    expect(opened.subarray(-600_002)).toEqual(large.subarray(-600_002));
    expect(await findScan(admin, added.value.id)).toEqual({ type: "image/jpeg", bytes: opened.length });
    expect(await auditActions()).toEqual(["packet-scan-added"]);
  });

  it.each([
    ["of a wrong type", Buffer.from("%PDF-1.7"), "no-image"],
    ["that only begins like an image", Buffer.concat([smallPng.subarray(0, 40), Buffer.from("<script>")]), "no-image"],
    ["that is too large", Buffer.alloc(SCAN_BYTES_MAX + 1), "too-large"],
  ])("%s is refused", async (_name, bytes, refusal) => {
    expect(await addScan(admin, packetId, bytes, now)).toEqual(refused(refusal));
    expect(await auditActions()).toEqual([]);
  });

  it("is refused to viewers and organizers of other states, who see none either", async () => {
    const added = await addScan(admin, packetId, smallPng, now);
    const id = added.ok ? added.value.id : 0;
    for (const by of [
      { id: 7, role: "viewer", states: null },
      { id: 7, role: "organizer", states: ["VT"] },
    ] as Organizer[]) {
      expect(await addScan(by, packetId, smallPng, now)).toEqual(refused("not-allowed"));
      expect(await findScan(by, id)).toBeNull();
    }
    expect(await addScan(admin, packetId + 9, smallPng, now)).toEqual(refused("no-such-packet"));
  });

  it("may be one of five", async () => {
    for (let kept = 0; kept < 5; kept += 1)
      expect(await addScan(admin, packetId, smallPng, now)).toMatchObject({ ok: true });
    expect(await addScan(admin, packetId, smallPng, now)).toEqual(refused("too-many-scans"));
  });
});
