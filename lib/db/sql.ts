import { Prisma } from "./generated/client";

/**
 * A piece of SQL with its values in their places: `sql\`SELECT 1 WHERE id = ${id}\``. A piece may stand in another one.
 * Values are sent beside the text, never in it. Where PostgreSQL cannot know a value's type (in a SELECT list, in a
 * comparison with NULL) the piece names it: `${now}::timestamptz`.
 */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

/** The null of JSON, as the model API takes it for a column of JSON. */
export const jsonNull = Prisma.JsonNull;
