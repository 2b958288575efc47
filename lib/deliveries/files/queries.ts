import "server-only";

import { db } from "../../db/client";
import { invariant } from "../../invariant";
import { openFileChunk, openScanChunk } from "../sealing";

/**
 * The bytes of a packet's file, a quarter of a megabyte at a time. It checks no right: the caller has found the file by
 * `findPacket` or by the link of an office. Throws where a part is missing, for instance because a newer generation replaced
 * the file meanwhile, so that an incomplete download is never taken for a complete one.
 */
export async function* openPacketFile(fileId: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const file = await db.packetFile.findUnique({ where: { id: fileId }, select: { bytes: true } });
  let left = Number(file?.bytes ?? -1);
  for (let ordinal = 0; left > 0; ordinal += 1) {
    const chunk = await db.packetFileChunk.findUnique({
      where: { fileId_ordinal: { fileId, ordinal } },
      select: { bytesSealed: true },
    });
    invariant(chunk, "a file that is read has all its parts");
    const bytes = openFileChunk(chunk.bytesSealed, fileId, ordinal);
    left -= bytes.length;
    yield bytes;
  }
  invariant(left === 0, "a file that is read is as long as it was written");
}

/** The bytes of the photograph of a receipt, in the same way. The caller has checked that the organizer may see it. */
export async function* openPacketScan(scanId: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const scan = await db.packetScan.findUnique({ where: { id: scanId }, select: { bytes: true } });
  let left = scan?.bytes ?? -1;
  for (let ordinal = 0; left > 0; ordinal += 1) {
    const chunk = await db.packetScanChunk.findUnique({
      where: { scanId_ordinal: { scanId, ordinal } },
      select: { bytesSealed: true },
    });
    invariant(chunk, "a photograph that is read has all its parts");
    const bytes = openScanChunk(chunk.bytesSealed, scanId, ordinal);
    left -= bytes.length;
    yield bytes;
  }
  invariant(left === 0, "a photograph that is read is as long as it was written");
}
