import "server-only";

import { db } from "../../db/client";
import { withoutValues } from "./rules";

const LISTED_MAX = 10;
const RUNNING_SECONDS_MIN = 1;

export interface SlowStatement {
  text: string;
  /** How often it ran; null for one that runs now. */
  calls: number | null;
  meanMilliseconds: number;
  totalMilliseconds: number;
}

/** What took the database longest since its statistics began, or where it keeps none, what runs now for a second or more. */
export interface SlowStatements {
  source: "pg_stat_statements" | "pg_stat_activity";
  statements: SlowStatement[];
}

export async function listSlowStatements(): Promise<SlowStatements> {
  const [found] = await db.$queryRaw<{ schema: string; isLoaded: boolean }[]>`
    SELECT nspname AS schema, current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%' AS "isLoaded"
    FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_stat_statements'`;
  // The view must be on the path, because a name of a schema is no value that a statement could take.
  return found?.isLoaded && found.schema === "public" ? listCollected() : listRunning();
}

async function listCollected(): Promise<SlowStatements> {
  const rows = await db.$queryRaw<(SlowStatement & { calls: number })[]>`
    SELECT left(query, 2000) AS text, calls::float8 AS calls, mean_exec_time AS "meanMilliseconds",
      total_exec_time AS "totalMilliseconds"
    FROM pg_stat_statements
    WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    ORDER BY total_exec_time DESC LIMIT ${LISTED_MAX}`;
  return { source: "pg_stat_statements", statements: rows.map(shown) };
}

async function listRunning(): Promise<SlowStatements> {
  const rows = await db.$queryRaw<SlowStatement[]>`
    SELECT left(query, 2000) AS text, NULL AS calls, milliseconds AS "meanMilliseconds", milliseconds AS "totalMilliseconds"
    FROM (SELECT query, (extract(epoch FROM clock_timestamp() - query_start) * 1000)::float8 AS milliseconds
      FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()) running
    WHERE milliseconds >= ${RUNNING_SECONDS_MIN * 1_000}
    ORDER BY milliseconds DESC LIMIT ${LISTED_MAX}`;
  return { source: "pg_stat_activity", statements: rows.map(shown) };
}

const shown = (row: SlowStatement): SlowStatement => ({ ...row, text: withoutValues(row.text) });

export interface DatabaseState {
  /** As PostgreSQL says it, such as "18.1". */
  version: string;
  sizeBytes: number;
  connections: number;
  connectionsMax: number;
}

export async function findDatabaseState(): Promise<DatabaseState> {
  const [row] = await db.$queryRaw<DatabaseState[]>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database())::float8 AS "sizeBytes",
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
      current_setting('max_connections')::int AS "connectionsMax"`;
  return row!;
}

/** The runs of schedules by state. Nothing where no worker has run yet. */
export async function countScheduledJobs(): Promise<Record<string, number>> {
  const [{ exists } = { exists: false }] = await db.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('pgboss.job') IS NOT NULL AS exists`;
  if (!exists) return {};
  const rows = await db.$queryRaw<{ state: string; count: number }[]>`
    SELECT state::text AS state, count(*)::int AS count FROM pgboss.job
    WHERE state IN ('created', 'retry', 'active', 'failed') GROUP BY state`;
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
