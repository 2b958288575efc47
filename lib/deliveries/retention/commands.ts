import "server-only";

import { recordAudit } from "../../audit/commands";
import { db } from "../../db/client";
import { sql } from "../../db/sql";
import { isHeld } from "../../petitions/sql";

const PACKETS_AT_ONCE_MAX = 50;
// Fifty megabytes, which PostgreSQL deletes in a moment.
const CHUNKS_AT_ONCE_MAX = 200;

/**
 * Deletes files of packets whose time has come (`filesUntil`) and that no legal hold keeps, in one bounded step: the packets expire, so that nobody begins a
 * download, then the parts of their files go, a few at a time. Manifests stay, so that a copy of a file can still be verified,
 * and so does who was in a packet. Returns how much was done, 0 at the end.
 */
export async function purgePacketFiles(now: Date): Promise<number> {
  const expired = await db.$executeRaw`
    UPDATE packet SET status = 'expired' WHERE id IN (
      SELECT k.id FROM packet k JOIN delivery d ON d.id = k.delivery_id
      WHERE k.status IN ('ready', 'failed') AND k.generation > 0 AND k.files_until < ${now} AND NOT ${isHeld(sql`d.petition_id`)}
      ORDER BY k.files_until LIMIT ${PACKETS_AT_ONCE_MAX} FOR UPDATE OF k SKIP LOCKED)`;
  const packet = await db.packet.findFirst({
    where: { status: "expired", filesDeletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (!packet) return expired;
  const deleted = await deleteChunks(packet.id, "expired");
  if (deleted < CHUNKS_AT_ONCE_MAX) await finish(packet.id, now);
  return expired + deleted + 1;
}

// Some hundred milliseconds, far below the timeout of a statement.
const MEMBERS_AT_ONCE_MAX = 20_000;

/**
 * Deletes what the packets of cancelled deliveries have, in one bounded step: the parts of files and who was in them, some at a
 * time, then the files. Nobody can download anything of them since the delivery was cancelled. Returns how much was done.
 */
export async function emptyCancelled(now: Date): Promise<number> {
  const packet = await db.packet.findFirst({
    where: { status: "cancelled", filesDeletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (!packet) return 0;
  const { id } = packet;
  const chunks = await deleteChunks(id, "cancelled");
  const signatures = await db.$executeRaw`
    DELETE FROM packet_signature WHERE packet_id = ${id} AND signature_id IN (
      SELECT signature_id FROM packet_signature WHERE packet_id = ${id} ORDER BY signature_id LIMIT ${MEMBERS_AT_ONCE_MAX})`;
  if (chunks < CHUNKS_AT_ONCE_MAX && signatures < MEMBERS_AT_ONCE_MAX)
    await db.$transaction(async (tx) => {
      await tx.packet.update({ where: { id }, data: { filesDeletedAt: now }, select: { id: true } });
      // A state has some thousand lines on paper. A builder that still writes finds no file any more.
      await tx.packetPaper.deleteMany({ where: { packetId: id } });
      await tx.packetFile.deleteMany({ where: { packetId: id } });
    });
  return chunks + signatures + 1;
}

// An organizer may want the files again meanwhile. Then this deletes nothing more, and the next generation replaces the rest.
function deleteChunks(packetId: number, status: "expired" | "cancelled"): Promise<number> {
  return db.$executeRaw`
    DELETE FROM packet_file_chunk WHERE id IN (
      SELECT c.id FROM packet p JOIN packet_file f ON f.packet_id = p.id JOIN packet_file_chunk c ON c.file_id = f.id
      WHERE p.id = ${packetId} AND p.status = ${status}::packet_status LIMIT ${CHUNKS_AT_ONCE_MAX})`;
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
