import "server-only";

import type pg from "pg";

import { findAuditEntry, listAuditEntriesOf } from "../../audit/queries";
import { actorOf } from "../../audit/schema";
import { pool } from "../../db/client";
import { invariant } from "../../invariant";
import { mayExport, mayReadLog } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import type { TimeZone } from "../../time-zone";
import { copiedColumns } from "./copied-row";
import { isGeoid, manifestOf } from "./rules";
import type { DistrictKey, ExportManifest, FinishedExport, SignatureSummary } from "./schema";
import { beginSnapshot, type CopiedSignatures, copiedRows, readSummary } from "./snapshot";

// At most two exports at once for all servers together, because each holds a snapshot and keeps two cores busy.
const EXPORTS_AT_ONCE_MAX = 2;
const LOCK_SPACE = 0x5afee4;

export interface ConfirmedSignatures extends CopiedSignatures {
  /** The time of the snapshot. Later changes do not appear in the file. */
  cutOff: Date;
  /** The versions that these signatures signed. */
  versions: number[];
  /** Their counts, for a file that shows them; null for the others. */
  summary: SignatureSummary | null;
}

/** The newest finished exports that an organizer may see, newest first: their own, or all for an admin. */
export async function listExports(organizer: Organizer, limit: number): Promise<FinishedExport[]> {
  if (!mayExport(organizer, null)) return [];
  const actor = mayReadLog(organizer) ? null : actorOf(organizer);
  const entries = await listAuditEntriesOf({ action: "export-finished", actor, limit });
  return entries.flatMap((entry) => {
    const manifest = manifestOf(entry);
    return manifest ? [{ ...manifest, at: entry.at, actor: entry.actor, reason: String(entry.detail.reason) }] : [];
  });
}

/** The manifest of a finished export by its entry in the log. Null where there is none that this organizer may see. */
export async function findManifest(organizer: Organizer, entryId: bigint): Promise<ExportManifest | null> {
  if (!mayExport(organizer, null)) return null;
  const entry = await findAuditEntry(entryId);
  if (!entry || !(mayReadLog(organizer) || entry.actor === actorOf(organizer))) return null;
  return manifestOf(entry);
}

export interface SignatureFilter {
  petitionId: number;
  /** Null means all. */
  states: string[] | null;
  district: DistrictKey | null;
}

/**
 * The confirmed signatures of some states, or of one district, on one snapshot. `counted` says whether their summary is read.
 * Null when too many exports are running.
 */
export async function readConfirmedSignatures(
  filter: SignatureFilter,
  { counted }: { counted: boolean },
): Promise<ConfirmedSignatures | null> {
  const client = await pool.connect();
  try {
    await beginSnapshot(client);
    if (await takeSlot(client)) return await snapshot(client, filter, counted);
    await client.query("ROLLBACK");
    client.release();
    return null;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

export interface CountedSignatures extends CopiedSignatures {
  summary: SignatureSummary;
}

interface IncludedOptions {
  /** The time zone of the months that are counted. */
  zone: TimeZone;
  limit?: number;
  /** A SELECT without parameters that is read on the same snapshot. */
  beside?: string;
}

/**
 * Signatures with the comments that go to lawmakers and their counts, on one snapshot. `signatures` is what follows FROM,
 * tables and WHERE clause, without parameters, because COPY takes none: the caller has checked what is in it.
 */
export async function readIncluded<Beside extends object>(
  signatures: string,
  { zone, limit, beside }: IncludedOptions,
): Promise<CountedSignatures & { beside: Beside[] }> {
  const client = await pool.connect();
  try {
    await beginSnapshot(client);
    const summary = await readSummary(client, signatures, zone);
    const { rows } = beside === undefined ? { rows: [] } : await client.query<Beside>(beside);
    const select = `SELECT ${copiedColumns("included")} FROM ${signatures} ORDER BY id LIMIT ${limit ?? "ALL"}`;
    return { summary, beside: rows, ...copiedRows(client, select) };
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

// The lock belongs to the transaction of the snapshot, so the slot of a server that dies becomes free, also behind a pooler that
// keeps the session.
async function takeSlot(client: pg.PoolClient): Promise<boolean> {
  for (let slot = 0; slot < EXPORTS_AT_ONCE_MAX; slot++) {
    const {
      rows: [lock],
    } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_xact_lock($1::int, $2::int) AS taken", [
      LOCK_SPACE,
      slot,
    ]);
    if (lock?.taken) return true;
  }
  return false;
}

async function snapshot(
  client: pg.PoolClient,
  filter: SignatureFilter,
  counted: boolean,
): Promise<ConfirmedSignatures> {
  const condition = conditionOf(filter);
  const {
    rows: [taken],
  } = await client.query<{ cutOff: Date; versions: number[] }>(
    `
    SELECT now() AS "cutOff", array(
      SELECT v.number FROM petition_version v
      WHERE v.petition_id = $1 AND EXISTS (SELECT 1 FROM signature WHERE ${condition} AND version = v.number)
      ORDER BY v.number) AS versions`,
    [filter.petitionId],
  );
  invariant(taken, "a snapshot has a time");
  const summary = counted ? await readSummary(client, `signature WHERE ${condition}`, "UTC") : null;
  const select = `SELECT ${copiedColumns("all")} FROM signature WHERE ${condition} ORDER BY id`;
  return { ...taken, summary, ...copiedRows(client, select) };
}

// COPY takes no parameters, so this checks that only a number and codes become part of its text.
function conditionOf({ petitionId, states, district }: SignatureFilter): string {
  invariant(Number.isSafeInteger(petitionId), "a petition's id is a number");
  invariant(states === null || states.every((state) => /^[A-Z]{2}$/.test(state)), "a state is a code of two letters");
  invariant(district === null || isGeoid(district.geoid), "a district is a GEOID");
  const ofStates = states === null ? "" : ` AND state = ANY ('{${states.join(",")}}')`;
  const column = district?.layer === "sldl" ? "lower_district" : "upper_district";
  const ofDistrict = district === null ? "" : ` AND ${column} = '${district.geoid}'`;
  return `petition_id = ${petitionId} AND status = 'confirmed'${ofStates}${ofDistrict}`;
}
