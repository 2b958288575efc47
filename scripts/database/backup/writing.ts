import { createWriteStream, readdirSync, rmSync } from "node:fs";
import { open, rename, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { createGzip } from "node:zlib";

import pg from "pg";
import { to as copyTo } from "pg-copy-streams";

import { isAlive } from "../../processes.ts";
import { diskProblemOf, StartError } from "../../start-error.ts";
import { frameOf } from "./frames.ts";
import type { Lock } from "./keys.ts";
import { FACTS, type Facts, type Part } from "./parts.ts";

// Sealed columns do not get smaller at any level.
const GZIP_LEVEL = 3;
const UNFINISHED = ".unfinished";

export interface Written {
  rows: number;
  bytes: number;
  facts: Facts;
}

interface Table {
  name: string;
  columns: string[];
}

/**
 * Writes all rows of the site's tables into a new file, as they are at one moment, while the site runs. It needs no more rights than
 * the site has, and no more memory for a million rows than for a hundred. The file gets its name when it is complete and on the
 * disk; an abort or a crash leaves none of that name. Throws a StartError for what an operator can correct.
 */
export async function backUp(url: string, file: string, lock: Lock, signal?: AbortSignal): Promise<Written> {
  if (await stat(file).catch(() => null)) throw new StartError(`${file} exists already. Choose another name.`);
  removeUnfinished(file);
  const unfinished = `${file}.${process.pid}${UNFINISHED}`;
  const client = new pg.Client({ connectionString: url, application_name: "safe-harbor-backup" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const written: Written = {
      rows: 0,
      bytes: 0,
      facts: { signatures: "0", tally: "0", auditEntry: "0", auditHash: "" },
    };
    const plain = Readable.from(contentOf(client, written)).compose(createGzip({ level: GZIP_LEVEL }));
    const sealed = await lock.encrypt(Readable.toWeb(plain) as ReadableStream<Uint8Array>);
    await pipeline(Readable.fromWeb(sealed), createWriteStream(unfinished, { flags: "wx", mode: 0o600 }), { signal });
    await finish(unfinished, file);
    written.bytes = (await stat(file)).size;
    return written;
  } catch (error) {
    rmSync(unfinished, { force: true });
    const problem = diskProblemOf(error);
    if (problem) throw new StartError(`The backup could not be written to ${path.dirname(file)}: ${problem}.`);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

// The name leads to the bytes only after both are on the disk.
async function finish(unfinished: string, file: string): Promise<void> {
  for (const [name, then] of [
    [unfinished, () => rename(unfinished, file)],
    [path.dirname(file), async () => undefined],
  ] as const) {
    const handle = await open(name, "r");
    await handle.sync().finally(() => handle.close());
    await then();
  }
}

// What a killed backup of this name has left.
function removeUnfinished(file: string): void {
  const folder = path.dirname(file);
  const prefix = `${path.basename(file)}.`;
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new StartError(`The folder ${folder} does not exist. Create it, or choose another one.`);
  }
  for (const name of names) {
    const pid = name.startsWith(prefix) && name.endsWith(UNFINISHED) && name.slice(prefix.length, -UNFINISHED.length);
    if (pid && /^\d+$/.test(pid) && !isAlive(Number(pid))) rmSync(path.join(folder, name), { force: true });
  }
}

async function* contentOf(client: pg.Client, written: Written): AsyncGenerator<Buffer> {
  const part = (of: Part) => frameOf({ part: of });
  await beginSnapshot(client);
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY 1`,
  );
  yield part({ kind: "start", format: 1, takenAt: new Date().toISOString(), migrations });
  for (const { name, columns } of await listTables(client)) {
    yield part({ kind: "table", table: name, columns });
    const list = columns.map((column) => client.escapeIdentifier(column)).join(", ");
    const copy = client.query(copyTo(`COPY ${client.escapeIdentifier(name)} (${list}) TO STDOUT`));
    for await (const data of copy) yield frameOf({ data: data as Buffer });
    yield part({ kind: "rows", table: name, rows: copy.rowCount });
    written.rows += copy.rowCount;
  }
  written.facts = (await client.query<Facts>(FACTS)).rows[0]!;
  yield part({ kind: "end", facts: written.facts, sequences: await listSequences(client) });
  await client.query("COMMIT");
}

// The tables are locked as reading locks them, so that no migration changes one while it is copied. They are locked before the
// snapshot is taken, which locking does not do: one from before a migration that wrote a table again would find it empty.
async function beginSnapshot(client: pg.Client): Promise<void> {
  const tables = await listTables(client);
  if (tables.length === 0) throw new StartError("The database has no tables, so there is nothing to back up.");
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query(`
    SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres';
    SET LOCAL extra_float_digits = 3; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`);
  await client.query(
    `LOCK TABLE ${tables.map(({ name }) => client.escapeIdentifier(name)).join(", ")} IN ACCESS SHARE MODE`,
  );
}

/** The tables with the columns that can be written. A generated one is computed again. What is UNLOGGED is not meant to last. */
async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relpersistence = 'p' AND c.relname <> '_prisma_migrations'
     GROUP BY c.relname ORDER BY c.relname`,
  );
  return rows;
}

// After the rows, because sequences are not part of a snapshot and only grow.
async function listSequences(client: pg.Client): Promise<{ name: string; value: string; called: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
  );
  const sequences = [];
  for (const { name } of rows) {
    const read = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${client.escapeIdentifier(name)}`,
    );
    sequences.push({ name, ...read.rows[0]! });
  }
  return sequences;
}
