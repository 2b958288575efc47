import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { StartError } from "../start-error.ts";

// How long a migration waits for those who use a table, while all who come later wait behind it. Then it lets them pass, and tries
// again for some minutes. After a second PostgreSQL ends one of two that wait for each other, perhaps the signer, so the first tries
// are shorter. Where that is not enough, as nobody ever stops writing, signing runs again (lib/db/conflicts.ts).
const GENTLE_TRIES = 4;
const GENTLE_MILLISECONDS_MAX = 800;
const LOCK_MILLISECONDS_MAX = 3_000;
const RETRY_MILLISECONDS = 500;
const TRIES_MAX = 100;
// No lock in that time, and a deadlock.
const BUSY = ["55P03", "40P01"];
const ASKING_MILLISECONDS = 50;

// The first line of a file whose statements cannot run in a transaction.
const OUTSIDE = /^-- Outside of a transaction/;
const INDEX = /^(CREATE( UNIQUE)?|DROP) INDEX CONCURRENTLY\s/i;

// The advisory lock that Prisma's own engine uses for migrations, so that each waits for the other.
const MIGRATION_LOCK = 72_707_369;

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Applies the new migrations of prisma/migrations in the order of their names, each file in one transaction, and records them
 * as Prisma does. Concurrent callers wait for each other. Returns the names of the applied ones. All settings and locks end with
 * a transaction, because a pooler may run the next one in another session. `only` names those that may be applied, such as
 * those of an older version.
 */
export async function applyMigrations(connectionString: string, folder: string, only?: string[]): Promise<string[]> {
  const migrations = (await listMigrations(folder)).filter(({ name }) => !only || only.includes(name));
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const applied: string[] = [];
    for (;;) {
      const name = await applyNext(client, migrations, connectionString);
      if (name === null) return applied;
      applied.push(name);
    }
  } finally {
    await client.end();
  }
}

/** Applies the first migration that is waiting, under a lock. Returns its name, or null where none is. */
async function applyNext(client: pg.Client, migrations: Migration[], url: string): Promise<string | null> {
  for (let tries = 1; ; tries += 1) {
    await beginWithLock(client, tries <= GENTLE_TRIES ? GENTLE_MILLISECONDS_MAX : LOCK_MILLISECONDS_MAX);
    const [next] = await listWaiting(client, migrations);
    const busy = next && (await applyMigration(client, next, url));
    if (!busy) {
      await client.query("COMMIT");
      return next?.name ?? null;
    }
    await client.query("ROLLBACK");
    if (tries === TRIES_MAX) throw failed(next.name, busy);
    await sleep(RETRY_MILLISECONDS);
  }
}

// Asked for again and again, each time in a transaction of its own. CREATE INDEX CONCURRENTLY of the one who has the lock waits for
// every transaction with a snapshot, and so for one that would wait for the lock.
async function beginWithLock(client: pg.Client, lockMilliseconds: number): Promise<void> {
  for (;;) {
    await client.query(
      `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL TimeZone = 'UTC'; SET LOCAL client_min_messages = warning;
       SET LOCAL lock_timeout = ${lockMilliseconds}`,
    );
    // In the simple protocol, because a statement with parameters keeps its snapshot until the next one.
    const { rows } = await client.query<{ taken: boolean }>(
      `SELECT pg_try_advisory_xact_lock(${MIGRATION_LOCK}) AS taken`,
    );
    if (rows[0]!.taken) return;
    await client.query("ROLLBACK");
    await sleep(ASKING_MILLISECONDS);
  }
}

/** The migrations of a folder in the order of their names. */
export async function listMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(folder, name, "migration.sql"));
      return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
    }),
  );
}

// The same table as Prisma's, so that Prisma's own tools work on the same database.
const CREATE_TABLE = `
  CREATE TABLE _prisma_migrations (
    id                  varchar(36) PRIMARY KEY,
    checksum            varchar(64) NOT NULL,
    finished_at         timestamptz,
    migration_name      varchar(255) NOT NULL,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

async function listWaiting(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  // A role that may only use rows (owner.ts) may not even run "CREATE TABLE IF NOT EXISTS".
  const { rows: found } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (!found[0]?.there) await client.query(CREATE_TABLE);
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (!row) return true;
    if (!row.finished_at) {
      throw new StartError(
        `The migration ${name} was begun and not finished. Look at the database, then mark the row in _prisma_migrations.`,
      );
    }
    if (row.checksum !== checksum) {
      throw new StartError(
        `The migration ${name} was changed after it was applied. Restore the file; a change needs a new migration.`,
      );
    }
    return false;
  });
}

/** Applies one. Returns the error where others hold a table for too long: then nothing has changed. */
async function applyMigration(
  client: pg.Client,
  { name, sql, checksum }: Migration,
  url: string,
): Promise<Error | null> {
  const startedAt = new Date();
  try {
    if (OUTSIDE.test(sql)) await applyOutside(url, sql);
    else await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    return null;
  } catch (error) {
    if (BUSY.includes((error as pg.DatabaseError).code ?? "")) return error as Error;
    await client.query("ROLLBACK").catch(() => undefined);
    throw failed(name, error);
  }
}

// On a connection of its own, while the other one has the lock. What was done before an error stays, so the file begins with
// DROP INDEX CONCURRENTLY IF EXISTS and can be run again.
async function applyOutside(connectionString: string, sql: string): Promise<void> {
  const statements = sql
    .replaceAll(/^\s*--.*$/gm, "")
    .split(";")
    .map((statement) => statement.trim())
    .filter(Boolean);
  if (!statements.every((statement) => INDEX.test(statement)))
    throw new Error("outside of a transaction there may only be CREATE and DROP INDEX CONCURRENTLY");
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const failed = (name: string, error: unknown) =>
  new StartError(
    `The migration ${name} failed and changed nothing: ${error instanceof Error ? error.message : String(error)}`,
  );
