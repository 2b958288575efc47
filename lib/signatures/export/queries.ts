import "server-only";

import type pg from "pg";

import { pool } from "../../db/client";
import { invariant } from "../../invariant";
import { SEALED_ROW_SQL } from "./sealed-row";

// Two exports read at once, however many servers there are: each holds a snapshot open and keeps two cores busy.
const EXPORTS_AT_ONCE_MAX = 2;
const LOCK_SPACE = 0x5a_fe_e4;

// A reader that takes nothing for this long has gone; its snapshot must not hold back the clean-up of dead rows.
const STALLED_SECONDS_MAX = 60;

// About 100 KB of file, 15 ms of work for one thread: large enough to be cheap, small enough to stop at once.
const ROWS_AT_ONCE = 1_000;

export interface SignatureCursor {
  /** The moment of the snapshot: signatures confirmed later are not in it. */
  cutOff: Date;
  /** The versions of the text that the signatures in the snapshot signed. */
  versions: number[];
  /** The next rows, sealed; none at the end. */
  fetch: () => Promise<string[]>;
  /** Gives the connection back. The snapshot ends with it. */
  close: () => Promise<void>;
}

/**
 * Opens a cursor over the confirmed signatures of some states (null: all), by id, on one snapshot: what is confirmed,
 * withdrawn or erased meanwhile changes nothing in the file. Null when too many exports are running.
 */
export async function openSignatureCursor(petitionId: number, states: string[] | null): Promise<SignatureCursor | null> {
  const client = await pool.connect();
  try {
    if (!await takeSlot(client)) {
      client.release();
      return null;
    }
    return await declare(client, petitionId, states);
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}

// The lock belongs to the connection, so a server that dies gives its slot back.
async function takeSlot(client: pg.PoolClient): Promise<boolean> {
  for (let slot = 0; slot < EXPORTS_AT_ONCE_MAX; slot++) {
    const { rows: [lock] } = await client.query<{ taken: boolean }>(
      "SELECT pg_try_advisory_lock($1::int, $2::int) AS taken", [LOCK_SPACE, slot]);
    if (lock?.taken) return true;
  }
  return false;
}

async function declare(client: pg.PoolClient, petitionId: number, states: string[] | null): Promise<SignatureCursor> {
  const filter = "petition_id = $1 AND status = 'confirmed' AND ($2::text[] IS NULL OR state = ANY ($2))";
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    SET LOCAL idle_in_transaction_session_timeout = '${STALLED_SECONDS_MAX}s'; SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'`);
  const { rows: [snapshot] } = await client.query<{ cutOff: Date; versions: number[] }>(`
    SELECT now() AS "cutOff", array(
      SELECT v.number FROM petition_version v WHERE v.petition_id = $1
        AND EXISTS (SELECT 1 FROM signature s WHERE s.petition_id = $1 AND s.version = v.number AND s.status = 'confirmed'
          AND ($2::text[] IS NULL OR s.state = ANY ($2)))
      ORDER BY v.number) AS versions`, [petitionId, states]);
  invariant(snapshot, "a snapshot has a time");
  await client.query(`DECLARE export NO SCROLL CURSOR FOR SELECT ${SEALED_ROW_SQL} AS sealed FROM signature WHERE ${filter} ORDER BY id`,
    [petitionId, states]);
  return {
    ...snapshot,
    async fetch() {
      const { rows } = await client.query<[string]>({ text: `FETCH ${ROWS_AT_ONCE} FROM export`, rowMode: "array" });
      return rows.map(([sealed]) => sealed);
    },
    async close() {
      const closed = client.query("ROLLBACK").then(() => client.query("SELECT pg_advisory_unlock_all()"));
      // A connection that cannot even end its transaction is thrown away, and its lock and snapshot with it.
      await closed.then(() => client.release(), (error: Error) => client.release(error));
    },
  };
}
