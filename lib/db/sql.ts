import { Prisma } from "./generated/client";

/**
 * A piece of SQL with its values in place: `sql\`SELECT 1 WHERE id = ${id}\``. Pieces can be nested. Values are sent as
 * parameters, never as part of the text. Where PostgreSQL cannot infer the type of a value (in a SELECT list, in a
 * comparison with NULL), the piece has a cast: `${now}::timestamptz`. A list of bytes holds no null: where the first is null,
 * Prisma sends base64 in place of the others.
 */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

/**
 * Whether a time of a row is not set, where the row is found by its key. For IS NULL, PostgreSQL may choose an index of all rows without the
 * time while these are few, and keeps to it when they are many: a prepared statement is planned again only after the next ANALYZE.
 */
export const isUnset = (column: Sql): Sql => sql`coalesce(${column}, 'infinity') = 'infinity'`;

/** JSON's null, in the form that the model API requires for a JSON column. */
export const jsonNull = Prisma.JsonNull;

/**
 * A piece of SQL as one text with its values in it: for COPY, which takes no parameters. Throws for a value that could be
 * anything else than a value: it takes numbers, times, words of letters, digits and hyphens, lists of numbers, and null.
 */
export const inlined = ({ strings, values }: Sql): string =>
  strings.reduce((text, string, index) => `${text}${literal(values[index - 1])}${string}`);

function literal(value: unknown): string {
  if (value === null) return "NULL";
  if (Number.isSafeInteger(value)) return String(value);
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Array.isArray(value) && value.every(Number.isSafeInteger)) return `'{${value.join(",")}}'`;
  if (typeof value === "string" && /^[\w-]{1,50}$/.test(value)) return `'${value}'`;
  throw new TypeError("This value cannot be part of a text of SQL");
}
