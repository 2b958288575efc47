import "server-only";

import { db } from "../../db/client";
import { invariant } from "../../invariant";
import { type Sql, sql } from "../../db/sql";
import { type CountedSignatures, readIncluded } from "../../signatures/export/queries";
import type { OpenedSignature } from "../../signatures/export/schema";
import { readPaperLines } from "../../signatures/paper/queries";
import { countedPaper, type PaperFilter } from "../../signatures/paper/sql";
import type { PaperSigner } from "../../signatures/paper/schema";
import { timeZoneOfState } from "../../time-zone";
import { packetManifest } from "../schema";

/** What a new generation changes in who is in a packet: ids of signatures. */
export interface MembersChanged {
  /** Who was in the generation before, or is new in the packet, and is not in this one. */
  left: string[];
  /** Who was not in the generation before, and is in this one. */
  returned: string[];
  /** How many were in the generation before, and are in this one. */
  stayed: number;
}

// Once an office has a generation, nobody comes into a later one whom it has in none: they are delivered with the next delivery,
// and no office counts anybody twice.
const isIn = `moved_at IS NULL AND status = 'confirmed' AND (absent IS NULL OR is_delivered(packet_id, absent, NULL))`;

/**
 * The signatures of the next generation of a packet: still confirmed, and their owners have not moved to another district. With
 * what that changes, on the same snapshot.
 */
export async function readPacketSignatures({
  id: packetId,
  generation,
  state,
}: {
  id: number;
  generation: number;
  state: string;
}): Promise<CountedSignatures & { members: MembersChanged }> {
  invariant(Number.isSafeInteger(packetId) && Number.isSafeInteger(generation), "ids and generations are numbers");
  const { beside, ...signatures } = await readIncluded<MembersChanged>(
    `signature JOIN packet_signature ON signature_id = id WHERE packet_id = ${packetId} AND ${isIn}`,
    {
      zone: timeZoneOfState(state),
      beside: `SELECT coalesce(array_agg(signature_id::text) FILTER (WHERE NOT is_in AND was_in), '{}') AS left,
          coalesce(array_agg(signature_id::text) FILTER (WHERE is_in AND NOT was_in), '{}') AS returned,
          count(*) FILTER (WHERE is_in AND was_in)::int AS stayed
        FROM (
          SELECT signature_id, coalesce(${isIn}, false) AS is_in, NOT coalesce(absent @> ${generation}, false) AS was_in
          FROM packet_signature LEFT JOIN signature ON id = signature_id WHERE packet_id = ${packetId}) m`,
    },
  );
  return { ...signatures, members: beside[0]! };
}

/** How many lines on paper that a generation has were in the one before. */
export async function countPaperStayed(packetId: number, generation: number, ids: bigint[]): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM packet_paper WHERE packet_id = ${packetId} AND paper_id = ANY (${ids}::bigint[])
      AND NOT coalesce(absent @> ${generation}::int, false)`;
  return row?.count ?? 0;
}

/** The ids of the lines on paper of a packet, for lib/signatures/paper, which reads those that still count. */
export const paperOf = (packetId: number): Sql => sql`
  SELECT paper_id FROM packet_paper
  WHERE packet_id = ${packetId} AND (absent IS NULL OR is_delivered(packet_id, absent, NULL))`;

export interface ReplacedManifest {
  generation: number;
  rows: number;
  paper: number;
  sha256: string;
}

/** Which generation a new one replaces: its rows and lines on paper, and the hash of its manifest. Null for the first. */
export async function findManifestOf(packetId: number, generation: number): Promise<ReplacedManifest | null> {
  const row = await db.packetManifest.findUnique({
    where: { packetId_generation: { packetId, generation } },
    select: { manifest: true },
  });
  const file = await db.packetFile.findUnique({
    where: { packetId_generation_format: { packetId, generation, format: "json" } },
    select: { sha256: true },
  });
  if (!row || !file?.sha256) return null;
  const { rows, paper } = packetManifest.parse(row.manifest);
  return { generation, rows, paper, sha256: Buffer.from(file.sha256).toString("hex") };
}

/**
 * How many signatures of a state were confirmed, and how many lines on paper entered, by a cut-off, and still count: for the
 * cover letter.
 */
export async function countState(filter: PaperFilter): Promise<{ online: number; paper: number }> {
  const { petitionId, state, cutOff } = filter;
  const [row] = await db.$queryRaw<{ online: number; paper: number }[]>`
    SELECT (SELECT count(*)::int FROM (${countedPaper(filter)}) p) AS paper, (
      SELECT count(*)::int FROM signature
      WHERE petition_id = ${petitionId} AND state = ${state} AND status = 'confirmed' AND confirmed_at <= ${cutOff}) AS online`;
  return row!;
}

/**
 * The lines of `ids` that count, as the rows of a packet: marked as paper, with the street and the sheet. `read` is told the id of
 * each.
 */
export async function* readPaperRows(
  ids: Sql,
  { max, read }: { max?: number; read?: (id: bigint) => void } = {},
): AsyncGenerator<OpenedSignature[]> {
  for await (const lines of readPaperLines(ids, max)) {
    for (const { id } of lines) read?.(id);
    yield lines.map(toRow);
  }
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
