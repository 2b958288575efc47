import { sql } from "../db/sql";

/** The source codes that have a name, also the retired ones: `code`. */
export const namedCodes = sql`SELECT code FROM source_code`;
