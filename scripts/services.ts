import path from "node:path";

import pg from "pg";

import { beginSession, SessionError } from "../lib/db/session.ts";
import { root } from "./children.ts";
import { startEmbeddedDatabase } from "./database/embedded.ts";
import { applyMigrations } from "./database/migrations.ts";
import { grantRows, requireTwoRoles } from "./database/owner.ts";
import { keepsPreparedStatements } from "./database/pooler.ts";
import { findLockOwner, lockFolder, type FolderLock } from "./folder-lock.ts";
import type { Settings } from "./settings.ts";
import { StartError } from "./start-error.ts";

export const MIGRATIONS = path.join(root, "prisma/migrations");

// Reserved for migrations, an operator's psql, the schedules of pg-boss and an import.
const RESERVED_CONNECTIONS = 12;
const CHECK_MILLISECONDS_MAX = 10_000;
const POOLER_CHECK_MILLISECONDS_MAX = 2_000;

export interface OpenDatabase {
  url: string;
  /** Leads past a pooler, where DATABASE_URL leads to one: for what keeps a session for long. */
  directUrl: string;
  /** Set where another role than the site's owns the tables. */
  ownerUrl?: string | undefined;
  /** Whether statements may be prepared. A pooler may lose them. */
  prepares: boolean;
  /** Settles when the embedded database has ended unexpectedly. Never settles for another database. */
  ended: Promise<unknown>;
  close: () => Promise<unknown>;
}

/** The database of the settings, or else the embedded one, which is started. The caller must have the lock of its folder. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.embeddedDatabase) {
    const database = await startEmbeddedDatabase(settings);
    return { ...withoutPooler(database.url), ended: database.ended, close: database.stop };
  }
  const { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_DIRECT_URL } = settings.env;
  await requireDatabase("DATABASE_URL", DATABASE_URL);
  if (DATABASE_OWNER_URL) await requireDatabase("DATABASE_OWNER_URL", DATABASE_OWNER_URL);
  if (DATABASE_DIRECT_URL) {
    await requireDatabase("DATABASE_DIRECT_URL", DATABASE_DIRECT_URL);
    await requireSame(DATABASE_URL, DATABASE_DIRECT_URL);
  }
  return {
    url: DATABASE_URL,
    directUrl: DATABASE_DIRECT_URL ?? DATABASE_URL,
    ownerUrl: DATABASE_OWNER_URL,
    prepares: await mayPrepare(settings),
    ended: new Promise(() => undefined),
    close: async () => undefined,
  };
}

/** For a single command: the database of the running site, or one that is started for the time of the command. */
export async function borrowDatabase(settings: Settings): Promise<OpenDatabase> {
  const owner = settings.embeddedDatabase ? findLockOwner(settings.dataDir) : null;
  if (owner?.databaseUrl) {
    const database = withoutPooler(owner.databaseUrl);
    return { ...database, ended: new Promise(() => undefined), close: async () => undefined };
  }
  const lock: FolderLock | null = settings.embeddedDatabase ? lockFolder(settings.dataDir) : null;
  try {
    const database = await openDatabase(settings);
    lock?.publish({ databaseUrl: database.url });
    return {
      ...database,
      close: async () => {
        await database.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

const withoutPooler = (url: string) => ({ url, directUrl: url, prepares: true });

/** What the processes of the site are told about the database that was opened. */
export const databaseSettings = ({ url, prepares }: OpenDatabase): Record<string, string> => ({
  DATABASE_URL: url,
  DATABASE_PREPARED_STATEMENTS: prepares ? "on" : "off",
});

async function mayPrepare({ env }: Settings): Promise<boolean> {
  if (env.DATABASE_PREPARED_STATEMENTS) return env.DATABASE_PREPARED_STATEMENTS === "on";
  const kept = await keepsPreparedStatements(env.DATABASE_URL, POOLER_CHECK_MILLISECONDS_MAX);
  if (!kept)
    console.log(
      "DATABASE_URL leads to a pooler that was not seen to keep prepared statements, so none are made. " +
        "Where it keeps them, set DATABASE_PREPARED_STATEMENTS=on.",
    );
  return kept;
}

/** Applies the migrations and prints them. Where there is an owner, it runs as the owner and grants the rows to the site's role. */
export async function migrate({
  url,
  directUrl,
  ownerUrl,
}: Pick<OpenDatabase, "url" | "ownerUrl"> & { directUrl?: string }): Promise<void> {
  if (ownerUrl) await requireTwoRoles(ownerUrl, url);
  for (const name of await applyMigrations(ownerUrl ?? directUrl ?? url, MIGRATIONS)) console.log(`Migrated: ${name}`);
  if (ownerUrl) await grantRows(ownerUrl, url);
}

/**
 * The number of connections for each process, so that all together leave some free. A number in the settings is kept. The
 * default is lowered where an external server allows fewer connections.
 */
export async function poolSize(settings: Settings, url: string): Promise<number> {
  const wanted = settings.env.DATABASE_POOL_MAX;
  if (settings.embeddedDatabase) return wanted;
  const processes = settings.webConcurrency + (settings.env.WORKER === "inline" ? 1 : 0);
  const room = Math.floor(((await maxConnections(url)) - RESERVED_CONNECTIONS) / processes);
  if (wanted <= room) return wanted;
  if (settings.childEnv["DATABASE_POOL_MAX"] === undefined) return Math.max(2, room);
  console.warn(
    `DATABASE_POOL_MAX is ${wanted} for each of ${processes} processes, more than the database has room for (${Math.max(2, room)}).`,
  );
  return wanted;
}

async function maxConnections(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ max_connections: string }>("SHOW max_connections").finally(() => client.end());
  return Number(rows[0]!.max_connections);
}

// Migrations go by the direct way, and would be made in another database without a word.
async function requireSame(url: string, directUrl: string): Promise<void> {
  const [database, direct] = await Promise.all([url, directUrl].map(identify));
  if (database !== direct)
    throw new StartError("DATABASE_DIRECT_URL names another database than DATABASE_URL, or one of another server.");
}

async function identify(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query<{ identity: string }>(
      "SELECT concat(extract(epoch FROM pg_postmaster_start_time()), ' ', oid) AS identity FROM pg_database WHERE datname = current_database()",
    )
    .finally(() => client.end());
  return rows[0]!.identity;
}

async function requireDatabase(setting: string, url: string): Promise<void> {
  let client: pg.Client | undefined;
  try {
    // pg reads files that the URL may name, such as certificates.
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CHECK_MILLISECONDS_MAX });
    client.on("error", () => undefined);
    await client.connect();
    await beginSession(client, CHECK_MILLISECONDS_MAX);
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (error instanceof SessionError) throw new StartError(error.message);
    const reason =
      error instanceof AggregateError
        ? error.errors.map(({ message }: Error) => message).join("; ")
        : (error as Error).message;
    throw new StartError(`The database that ${setting} names does not respond: ${reason}`);
  } finally {
    await client?.end().catch(() => undefined);
  }
}
