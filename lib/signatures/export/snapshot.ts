import type pg from "pg";

import { logError } from "../../log";
import type { TimeZone } from "../../time-zone";
import { type CopiedBatch, copyOut } from "./copy-out";
import type { SignatureSummary } from "./schema";

// A million rows over a slow connection take a quarter of an hour. A longer snapshot would hold back PostgreSQL's vacuum.
const SNAPSHOT_MINUTES_MAX = 60;

/** Signatures as they were at one moment: later changes are not seen. */
export interface CopiedSignatures {
  /** The signatures by id, sealed, in batches. */
  batches: () => AsyncGenerator<CopiedBatch>;
  /** Ends the snapshot and releases the connection. Must be called once in every case. */
  close: () => Promise<void>;
  /** Breaks the connection, so that a pending read fails at once. `close` must still be called. */
  abandon: () => void;
}

/** Begins a transaction in which all statements see the same moment. */
export async function beginSnapshot(client: pg.PoolClient): Promise<void> {
  await client.query(
    `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = '${SNAPSHOT_MINUTES_MAX}min'`,
  );
}

interface CountedRow {
  /** A bit for each column that the row does not group by: version 8, month 4, upper 2, lower 1. */
  grouping: number;
  version: number | null;
  month: string | null;
  upper: string | null;
  lower: string | null;
  count: number;
}

/**
 * Counts signatures in one pass, with the months of a time zone. `signatures` is what follows FROM, tables and WHERE clause, without
 * parameters, because that of the COPY has none.
 */
export async function readSummary(
  client: pg.PoolClient,
  signatures: string,
  zone: TimeZone,
): Promise<SignatureSummary> {
  const { rows } = await client.query<CountedRow>(
    `
    SELECT grouping(version, month, upper, lower) AS grouping, version, month, upper, lower, count(*)::int AS count
    FROM (
      SELECT version, to_char(confirmed_at AT TIME ZONE $1, 'YYYY-MM') AS month, upper_district AS upper,
        lower_district AS lower
      FROM ${signatures}) s
    GROUP BY GROUPING SETS ((version), (month), (upper), (lower), ()) ORDER BY version, month, upper, lower`,
    [zone],
  );
  const by = (grouping: number) => rows.filter((row) => row.grouping === grouping);
  return {
    rows: by(15)[0]?.count ?? 0,
    versions: by(7).map(({ version }) => version!),
    months: by(11).map(({ month, count }) => ({ month: month!, count })),
    upper: by(13).map(({ upper, count }) => ({ geoid: upper, count })),
    lower: by(14).map(({ lower, count }) => ({ geoid: lower, count })),
  };
}

/** Reads the rows of a SELECT by COPY, in the transaction of the snapshot. */
export function copiedRows(client: pg.PoolClient, select: string): CopiedSignatures {
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
      const ended = copying
        ? Promise.reject(new Error("the snapshot was left before its end"))
        : client.query("COMMIT");
      await ended.then(() => release(), release);
    },
    abandon() {
      // A released connection may be in use by others.
      if (!released) client.end().catch((error: unknown) => logError("export-not-left", error));
    },
  };
}
