import { Prisma } from "./generated/client";

/**
 * A piece of SQL with its values in place: `sql\`SELECT 1 WHERE id = ${id}\``. Pieces can be nested. Values are sent as
 * parameters, never as part of the text. Where PostgreSQL cannot infer the type of a value (in a SELECT list, in a
 * comparison with NULL), the piece has a cast: `${now}::timestamptz`.
 */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

/** JSON's null, in the form that the model API requires for a JSON column. */
export const jsonNull = Prisma.JsonNull;
