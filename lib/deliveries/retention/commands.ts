import "server-only";

import { recordAudit } from "../../audit/commands";
import { db } from "../../db/client";

const PACKETS_AT_ONCE_MAX = 50;
// Fifty megabytes, which PostgreSQL deletes in a moment.
const CHUNKS_AT_ONCE_MAX = 200;

/**
 * Deletes files of packets whose time has come (`filesUntil`), in one bounded step: the packets expire, so that nobody begins a
 * download, then the parts of their files go, a few at a time. Manifests stay, so that a copy of a file can still be verified,
 * and so does who was in a packet. Returns how much was done, 0 at the end.
 */
export async function purgePacketFiles(now: Date): Promise<number> {
  const expired = await db.$executeRaw`
    UPDATE packet SET status = 'expired' WHERE id IN (
      SELECT id FROM packet WHERE status IN ('ready', 'failed') AND generation > 0 AND files_until < ${now}
      ORDER BY files_until LIMIT ${PACKETS_AT_ONCE_MAX} FOR UPDATE SKIP LOCKED)`;
  const packet = await db.packet.findFirst({
    where: { status: "expired", filesDeletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (!packet) return expired;
  const deleted = await deleteChunks(packet.id);
  if (deleted < CHUNKS_AT_ONCE_MAX) await finish(packet.id, now);
  return expired + deleted + 1;
}

// An organizer may want the files again meanwhile. Then this deletes nothing more, and the next generation replaces the rest.
function deleteChunks(packetId: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM packet_file_chunk WHERE id IN (
      SELECT c.id FROM packet p JOIN packet_file f ON f.packet_id = p.id JOIN packet_file_chunk c ON c.file_id = f.id
      WHERE p.id = ${packetId} AND p.status = 'expired' LIMIT ${CHUNKS_AT_ONCE_MAX})`;
}

async function finish(packetId: number, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.packet.updateMany({
      where: { id: packetId, status: "expired", filesDeletedAt: null },
      data: { filesDeletedAt: now },
    });
    if (count === 0) return;
    await recordAudit(
      { actor: "worker", action: "packet-files-deleted", subject: `packet:${packetId}`, detail: {} },
      tx,
    );
  });
}
