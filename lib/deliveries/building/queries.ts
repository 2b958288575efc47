import "server-only";

import { db } from "../../db/client";
import { invariant } from "../../invariant";
import { type Sql, sql } from "../../db/sql";
import { type CountedSignatures, readIncluded } from "../../signatures/export/queries";
import type { OpenedSignature } from "../../signatures/export/schema";
import { readPaperLines } from "../../signatures/paper/queries";
import type { PaperSigner } from "../../signatures/paper/schema";
import { packetManifest, type PacketManifest } from "../schema";

/** The signatures of a packet that are still confirmed, and whose owners have not moved to another district. */
export async function readPacketSignatures(packetId: number): Promise<CountedSignatures> {
  invariant(Number.isSafeInteger(packetId), "a packet's id is a number");
  return readIncluded(`signature JOIN packet_signature ON signature_id = id
    WHERE packet_id = ${packetId} AND moved_at IS NULL AND status = 'confirmed'`);
}

/** The ids of the lines on paper of a packet, for lib/signatures/paper, which reads those that still count. */
export const paperOf = (packetId: number): Sql => sql`SELECT paper_id FROM packet_paper WHERE packet_id = ${packetId}`;

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

/** The lines of `ids` that count, as the rows of a packet: marked as paper, with the street and the sheet. */
export async function* readPaperRows(ids: Sql, max?: number): AsyncGenerator<OpenedSignature[]> {
  for await (const lines of readPaperLines(ids, max)) yield lines.map(toRow);
}

const toRow = ({ id, reference, line, street, signedOn, ...signer }: PaperSigner): OpenedSignature => ({
  ...signer,
  id: `paper-${id}`,
  districtMethod: signer.upperDistrict === null && signer.lowerDistrict === null ? "state_only" : "zip_single",
  // Nobody on paper has allowed that anything is shown in public.
  display: "hidden",
  signedAt: new Date(signedOn),
  confirmedAt: null,
  comment: null,
  paper: { street, sheet: `${reference}, line ${line}` },
});

/** How many packets could not be built, so that their offices can download nothing until an organizer lets them be built again. */
export const countFailedPackets = (): Promise<number> => db.packet.count({ where: { status: "failed" } });
