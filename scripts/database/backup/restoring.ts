import pg from "pg";

import { StartError } from "../../start-error.ts";
import { applyMigrations, listMigrations } from "../migrations.ts";
import type { Unlock } from "./keys.ts";
import { loadRows } from "./loading.ts";
import { FACTS, type Facts } from "./parts.ts";
import { quiet, type Quieted } from "./quieting.ts";
import { checkBackup, type Checked, type Content, readBackup } from "./reading.ts";

// Where the tables that were there stay until the restored ones are whole.
const BEFORE = "before_restore";
const TABLES_WITH_DATA = ["petition", "signature", "organizer", "audit_entry"];

export interface RestoreOptions {
  file: string;
  unlock: Unlock;
  /** The folder of the migrations. */
  migrations: string;
  /** Whether data that is there may be replaced. */
  replace: boolean;
  signal?: AbortSignal;
}

/**
 * Restores a backup into the database of the role that owns the tables. The file is checked first. Until the restored tables are
 * found to be the same as those of the backup, the ones that were there stay in another schema, to which a failure returns.
 * Sessions and links to sign in are not restored, API keys are revoked, and emails are paused, as are updates and lists: what was
 * on its way may have arrived since. Returns what the file says and what was taken back. Throws a StartError for what an operator
 * can correct.
 */
export async function restore(url: string, options: RestoreOptions): Promise<Checked & { quieted: Quieted }> {
  const { file, unlock, migrations } = options;
  const checked = await checkBackup(file, unlock);
  await requireMigrations(checked, migrations);
  const client = new pg.Client({ connectionString: url, application_name: "safe-harbor-restore" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    if (!options.replace && (await hasData(client)))
      throw new StartError(
        "The database is not empty, and a restore replaces all of it. Nothing was changed. To go on, add --replace.",
      );
    await moveAside(client);
    let quieted: Quieted;
    try {
      await applyMigrations(
        url,
        migrations,
        checked.start.migrations.map(({ name }) => name),
      );
      quieted = await load(client, checked, options);
    } catch (error) {
      await moveBack(client);
      throw error;
    }
    await applyMigrations(url, migrations);
    await client.query("ANALYZE");
    return { ...checked, quieted };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function requireMigrations({ start }: Checked, folder: string): Promise<void> {
  const ours = new Map((await listMigrations(folder)).map(({ name, checksum }) => [name, checksum]));
  const unknown = start.migrations.find(({ name, checksum }) => ours.get(name) !== checksum);
  if (!unknown) return;
  throw new StartError(
    `The backup was taken by a newer version: this one does not have its migration ${unknown.name}. Nothing was changed. ` +
      "Restore it with the version that took it, or a later one.",
  );
}

async function hasData(client: pg.Client): Promise<boolean> {
  for (const table of TABLES_WITH_DATA) {
    const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [
      `public.${table}`,
    ]);
    if (rows[0]!.there && (await client.query(`SELECT 1 FROM ${table} LIMIT 1`)).rowCount) return true;
  }
  return isAside(client);
}

const isAside = async (client: pg.Client): Promise<boolean> =>
  ((await client.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [BEFORE])).rowCount ?? 0) > 0;

// Where they are aside already, a restore was killed, and what is in their place is not whole.
async function moveAside(client: pg.Client): Promise<void> {
  const away = (await isAside(client))
    ? "DROP SCHEMA IF EXISTS public CASCADE"
    : `ALTER SCHEMA public RENAME TO ${BEFORE}`;
  await client
    .query(
      `BEGIN; SET LOCAL client_min_messages = warning; SET LOCAL lock_timeout = '10s'; ${away};
    CREATE SCHEMA public; COMMIT`,
    )
    .catch(async (error: Error) => {
      await client.query("ROLLBACK");
      throw new StartError(`The tables could not be replaced: ${error.message}. Stop the site first, and try again.`);
    });
}

async function moveBack(client: pg.Client): Promise<void> {
  await client.query("ROLLBACK").catch(() => undefined);
  await client.query(`BEGIN; SET LOCAL client_min_messages = warning; DROP SCHEMA IF EXISTS public CASCADE;
    ALTER SCHEMA ${BEFORE} RENAME TO public; COMMIT`);
}

async function load(client: pg.Client, checked: Checked, { file, unlock, signal }: RestoreOptions): Promise<Quieted> {
  await client.query("BEGIN; SET LOCAL TimeZone = 'UTC'; SET LOCAL statement_timeout = 0");
  const loaded = await loadRows(client, stoppable(readBackup(file, unlock), signal));
  for (const [table, rows] of checked.rows)
    if (loaded.get(table) !== rows)
      throw new StartError(`${table} has ${loaded.get(table) ?? 0} rows instead of ${rows}. Nothing was changed.`);
  requireSame((await client.query<Facts>(FACTS)).rows[0]!, checked.end.facts);
  const quieted = await quiet(client);
  // In the same transaction, so that what is aside later is always what a restore did not finish to replace.
  await client.query(`SET LOCAL client_min_messages = warning; DROP SCHEMA ${BEFORE} CASCADE; COMMIT`);
  return quieted;
}

async function* stoppable(contents: AsyncIterable<Content>, signal?: AbortSignal): AsyncGenerator<Content> {
  for await (const content of contents) {
    signal?.throwIfAborted();
    yield content;
  }
}

function requireSame(restored: Facts, backedUp: Facts): void {
  for (const name of Object.keys(backedUp) as (keyof Facts)[])
    if (restored[name] !== backedUp[name])
      throw new StartError(
        `The restored ${name} is ${restored[name]} instead of ${backedUp[name]}. Nothing was changed.`,
      );
}
