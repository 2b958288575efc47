import "server-only";

import type pg from "pg";

import { findAuditEntry, listAuditEntriesOf } from "../../audit/queries";
import { actorOf } from "../../audit/schema";
import { pool } from "../../db/client";
import { invariant } from "../../invariant";
import { logError } from "../../log";
import { mayExport, mayReadLog } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { COPIED_COLUMNS } from "./copied-row";
import { type CopiedBatch, copyOut } from "./copy-out";
import { manifestOf } from "./rules";
import type { ExportManifest, FinishedExport } from "./schema";

// At most two exports at once for all servers together, because each holds a snapshot and keeps two cores busy.
const EXPORTS_AT_ONCE_MAX = 2;
const LOCK_SPACE = 0x5afee4;

// A million rows over a slow connection take a quarter of an hour. A longer snapshot would hold back PostgreSQL's vacuum.
const EXPORT_MINUTES_MAX = 60;

export interface ConfirmedSignatures {
  /** The time of the snapshot. Later changes do not appear in the file. */
  cutOff: Date;
  /** The versions that these signatures signed. */
  versions: number[];
  /** The signatures by id, sealed, in batches. */
  batches: () => AsyncGenerator<CopiedBatch>;
  /** Ends the snapshot and releases the connection. Must be called once in every case. */
  close: () => Promise<void>;
  /** Breaks the connection, so that a pending read fails at once. `close` must still be called. */
  abandon: () => void;
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

/** The confirmed signatures of some states (null: all) on one snapshot. Null when too many exports are running. */
export async function readConfirmedSignatures(
  petitionId: number,
  states: string[] | null,
): Promise<ConfirmedSignatures | null> {
  const client = await pool.connect();
  try {
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '${EXPORT_MINUTES_MAX}min'`,
    );
    if (await takeSlot(client)) return await snapshot(client, petitionId, states);
    await client.query("ROLLBACK");
    client.release();
    return null;
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
  petitionId: number,
  states: string[] | null,
): Promise<ConfirmedSignatures> {
  const filter = filterOf(petitionId, states);
  const {
    rows: [taken],
  } = await client.query<{ cutOff: Date; versions: number[] }>(
    `
    SELECT now() AS "cutOff", array(
      SELECT v.number FROM petition_version v
      WHERE v.petition_id = $1 AND EXISTS (SELECT 1 FROM signature WHERE ${filter} AND version = v.number)
      ORDER BY v.number) AS versions`,
    [petitionId],
  );
  invariant(taken, "a snapshot has a time");
  return { ...taken, ...readerOf(client, `SELECT ${COPIED_COLUMNS} FROM signature WHERE ${filter} ORDER BY id`) };
}

function readerOf(client: pg.PoolClient, select: string): Pick<ConfirmedSignatures, "batches" | "close" | "abandon"> {
  let copying = false;
  let released = false;
  const release = (error?: Error) => {
    released = true;
    client.release(error);
  };
  return {
    async *batches() {
      copying = true;
      yield* copyOut(client, `COPY (${select}) TO STDOUT (FORMAT binary)`);
      copying = false;
    },
    async close() {
      // In the middle of a COPY, or after the database has gone, the connection cannot be used again.
      const ended = copying ? Promise.reject(new Error("the export was left before its end")) : client.query("COMMIT");
      await ended.then(() => release(), release);
    },
    abandon() {
      // A released connection may be in use by others.
      if (!released) client.end().catch((error: unknown) => logError("export-not-left", error));
    },
  };
}

// COPY takes no parameters, so this checks that only a number and codes of two letters become part of its text.
function filterOf(petitionId: number, states: string[] | null): string {
  invariant(Number.isSafeInteger(petitionId), "a petition's id is a number");
  invariant(states === null || states.every((state) => /^[A-Z]{2}$/.test(state)), "a state is a code of two letters");
  const ofStates = states === null ? "" : ` AND state = ANY ('{${states.join(",")}}')`;
  return `petition_id = ${petitionId} AND status = 'confirmed'${ofStates}`;
}
