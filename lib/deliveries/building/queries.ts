import "server-only";

import { db } from "../../db/client";
import { invariant } from "../../invariant";
import { type CountedSignatures, readIncluded } from "../../signatures/export/queries";
import { packetManifest, type PacketManifest } from "../schema";

/** The signatures of a packet that are still confirmed. */
export async function readPacketSignatures(packetId: number): Promise<CountedSignatures> {
  invariant(Number.isSafeInteger(packetId), "a packet's id is a number");
  return readIncluded(`signature JOIN packet_signature ON signature_id = id
    WHERE packet_id = ${packetId} AND status = 'confirmed'`);
}

/** Which generation a new one replaces: its rows, and the hash of its manifest. Null for the first. */
export async function findManifestOf(packetId: number, generation: number): Promise<PacketManifest["successorOf"]> {
  const row = await db.packetManifest.findUnique({
    where: { packetId_generation: { packetId, generation } },
    select: { manifest: true },
  });
  const file = await db.packetFile.findUnique({
    where: { packetId_generation_format: { packetId, generation, format: "json" } },
    select: { sha256: true },
  });
  if (!row || !file?.sha256) return null;
  const { rows } = packetManifest.parse(row.manifest);
  return { generation, rows, sha256: Buffer.from(file.sha256).toString("hex") };
}

/** How many confirmed signatures a state has now, for the cover letter. */
export async function countState(petitionId: number, state: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(count), 0)::int AS count FROM tally_state WHERE petition_id = ${petitionId} AND state = ${state}`;
  return row?.count ?? 0;
}
