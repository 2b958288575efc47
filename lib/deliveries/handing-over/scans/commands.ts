import "server-only";

import { createHash } from "node:crypto";

import { recordAudit } from "../../../audit/commands";
import { actorOf } from "../../../audit/schema";
import { db } from "../../../db/client";
import type { Organizer } from "../../../organizers/schema";
import { accept, refuse, type Result } from "../../../result";
import { mayDeliver } from "../../rules";
import { sealScanChunk } from "../../sealing";
import { imageIn } from "./image";
import { SCAN_BYTES_MAX, SCANS_PER_PACKET_MAX } from "../schema";

export type ScanRefusal = "not-allowed" | "no-such-packet" | "too-large" | "no-image" | "too-many-scans";

const CHUNK_BYTES = 256 * 1024;

/** Keeps the photograph of a signed receipt, sealed in parts. Only the image itself is kept (imageIn). */
export async function addScan(
  by: Organizer,
  packetId: number,
  file: Uint8Array,
  now: Date,
): Promise<Result<{ id: number }, ScanRefusal>> {
  const image = file.length > SCAN_BYTES_MAX ? null : imageIn(file);
  return db.$transaction(async (tx) => {
    const [packet] = await tx.$queryRaw<{ state: string; deliveryId: number; scans: number }[]>`
      SELECT d.state, d.id AS "deliveryId", (SELECT count(*)::int FROM packet_scan s WHERE s.packet_id = p.id) AS scans
      FROM packet p JOIN delivery d ON d.id = p.delivery_id WHERE p.id = ${packetId} FOR UPDATE OF p`;
    if (!packet) return refuse("no-such-packet");
    if (!mayDeliver(by, packet.state)) return refuse("not-allowed");
    if (file.length > SCAN_BYTES_MAX) return refuse("too-large");
    if (!image) return refuse("no-image");
    if (packet.scans >= SCANS_PER_PACKET_MAX) return refuse("too-many-scans");
    const { type, bytes } = image;
    const sha256 = createHash("sha256").update(bytes).digest();
    const { id } = await tx.packetScan.create({
      data: { packetId, type, bytes: bytes.length, sha256, createdBy: by.id, createdAt: now },
      select: { id: true },
    });
    for (let ordinal = 0; ordinal * CHUNK_BYTES < bytes.length; ordinal += 1) {
      const part = bytes.subarray(ordinal * CHUNK_BYTES, (ordinal + 1) * CHUNK_BYTES);
      await tx.packetScanChunk.create({
        data: { scanId: id, ordinal, bytesSealed: sealScanChunk(part, id, ordinal) },
        select: { id: true },
      });
    }
    const detail = {
      state: packet.state,
      delivery: packet.deliveryId,
      scan: id,
      bytes: bytes.length,
      sha256: sha256.toString("hex"),
    };
    await recordAudit({ actor: actorOf(by), action: "packet-scan-added", subject: `packet:${packetId}`, detail }, tx);
    return accept({ id });
  });
}
