import { readFileSync } from "node:fs";
import path from "node:path";

import { emailHash } from "@/lib/canonical-email";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { join, type Sql, sql } from "@/lib/db/sql";
import { parseEmail } from "@/lib/email";

import { root } from "../children.ts";
import { IMPERSONAL_COLUMNS, IMPERSONAL_TABLES } from "./columns.ts";
import { formsOf } from "./forms.ts";

interface Column {
  schema: string;
  table: string;
  column: string;
  type: string;
}

/** All columns of all tables, also of those that libraries make. */
const listColumns = () => db.$queryRaw<Column[]>`
  SELECT table_schema AS schema, table_name AS "table", column_name AS "column", udt_name AS type
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
  ORDER BY table_schema, table_name, ordinal_position`;

/** Columns of which nobody has said whether they are personal: they are not in docs/privacy.md, and not listed as impersonal. */
export async function findUnknownColumns(): Promise<string[]> {
  const page = readFileSync(path.join(root, "docs/privacy.md"), "utf8");
  const known = new Set([
    ...IMPERSONAL_COLUMNS,
    ...[...page.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map(([, name]) => name),
  ]);
  return (await listColumns())
    .filter(({ schema, table }) => schema === "public" && !IMPERSONAL_TABLES.includes(table))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => !known.has(name));
}

/** A column in which a text was found, in how many rows, and as what. */
export interface Trace {
  column: string;
  as: string;
  rows: number;
}

// A shorter text is found everywhere.
export const MARKED_LENGTH_MIN = 4;

/**
 * Searches every column of every table for a text: as it is in any case, percent-encoded, in Base64 in each place, and in hexadecimal, and for an email also the
 * keyed hash of its mailbox, by which the site itself would know it again. Sealed values are not opened.
 */
export async function findTraces(text: string): Promise<Trace[]> {
  const byTable = Map.groupBy(await listColumns(), ({ schema, table }) => `${schema}.${table}`);
  const traces: Trace[] = [];
  for (const columns of byTable.values()) {
    const { schema, table } = columns[0]!;
    const counts = columns.flatMap((column) =>
      Object.entries(searchedFormsOf(text)).map(([as, bytes]) => ({
        column: `${table}.${column.column}`,
        as,
        has: holds(column, bytes),
      })),
    );
    const [row] = await db.$queryRaw<{ found: number[] }[]>`
      SELECT array[${join(counts.map(({ has }) => sql`(count(*) FILTER (WHERE ${has}))::int`))}] AS found FROM ${named(schema)}.${named(table)}`;
    counts.forEach(({ column, as }, at) => {
      const rows = row?.found[at] ?? 0;
      if (rows > 0) traces.push({ column, as, rows });
    });
  }
  return traces;
}

function searchedFormsOf(text: string): Record<string, Buffer> {
  const parsed = parseEmail(text);
  return {
    ...formsOf(text),
    ...("email" in parsed && { "as the hash of its mailbox": Buffer.from(emailHash(parsed.email)) }),
  };
}

// The names come from the database's own catalog.
const named = (name: string): Sql => Prisma.raw(`"${name.replaceAll('"', '""')}"`);

/** Whether a value of the column has these bytes in it. Where neither is a text, both are compared in hexadecimal. */
function holds({ column, type }: Column, bytes: Buffer): Sql {
  const value = named(column);
  if (type === "bytea") return sql`position(${new Uint8Array(bytes)}::bytea IN ${value}) > 0`;
  const text = bytes.toString("utf8");
  const isText = type !== "_bytea" && Buffer.from(text).equals(bytes) && !text.includes("\0");
  return sql`position(lower(${isText ? text : bytes.toString("hex")}) IN lower(${value}::text)) > 0`;
}
