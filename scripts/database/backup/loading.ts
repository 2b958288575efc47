import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { StartError } from "../../start-error.ts";
import type { EndPart } from "./parts.ts";
import type { Content } from "./reading.ts";

interface Statements {
  /** What keeps rows from being loaded in any order: keys to other tables, and triggers that would write rows of their own. */
  before: string[];
  after: string[];
}

/**
 * Loads the rows of a backup into migrated tables, within the transaction of the caller, who owns the tables. Keys to other tables
 * are checked at the end, for all rows. Returns the rows of each table.
 */
export async function loadRows(client: pg.Client, contents: AsyncIterable<Content>): Promise<Map<string, number>> {
  const { before, after } = await listStatements(client);
  const loaded = new Map<string, number>();
  const iterator = contents[Symbol.asyncIterator]();
  for (const statement of before) await client.query(statement);
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    if ("data" in next.value) throw new StartError("The backup has rows of no table.");
    const { part } = next.value;
    if (part.kind === "table") loaded.set(part.table, await copyIn(client, part, iterator));
    if (part.kind === "end") await setSequences(client, part);
  }
  for (const statement of after) await client.query(statement);
  return loaded;
}

// Reads up to the part that ends the table, which the iterator has then passed.
async function copyIn(
  client: pg.Client,
  { table, columns }: { table: string; columns: string[] },
  iterator: AsyncIterator<Content>,
): Promise<number> {
  async function* rows() {
    for (let next = await iterator.next(); !next.done && "data" in next.value; next = await iterator.next())
      yield next.value.data;
  }
  const list = columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const copy = client.query(copyFrom(`COPY ${client.escapeIdentifier(table)} (${list}) FROM STDIN`));
  await pipeline(Readable.from(rows(), { objectMode: false, highWaterMark: 1 << 16 }), copy);
  return copy.rowCount;
}

async function setSequences(client: pg.Client, { sequences }: EndPart): Promise<void> {
  for (const { name, value, called } of sequences)
    await client.query("SELECT setval(format('%I', $1::text)::regclass, $2::bigint, $3)", [name, value, called]);
}

async function listStatements(client: pg.Client): Promise<Statements> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0 ORDER BY 1, 2`,
  );
  const { rows: triggers } = await client.query<{ table: string; name: string; enabled: "O" | "D" | "R" | "A" }>(
    `SELECT tgrelid::regclass::text AS table, quote_ident(tgname) AS name, tgenabled AS enabled
     FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
     WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace AND tgenabled <> 'D' ORDER BY 1, 2`,
  );
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  const enable = { O: "ENABLE", R: "ENABLE REPLICA", A: "ENABLE ALWAYS", D: "DISABLE" };
  return {
    before: [
      ...keys.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`),
      ...triggers.map(({ table, name }) => `ALTER TABLE ${table} DISABLE TRIGGER ${name}`),
      // Some migrations insert rows, which the backup has as well.
      `TRUNCATE ${tables.map(({ name }) => name).join(", ")}`,
    ],
    after: [
      ...keys.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`),
      ...triggers.map(({ table, name, enabled }) => `ALTER TABLE ${table} ${enable[enabled]} TRIGGER ${name}`),
    ],
  };
}
