import { empty, sql, type Sql } from "../db/sql";
import type { Audience } from "./schema";

/** The condition on the signature `s` by which its signer gets an update of its petition. */
export function isSignerOf({ state, layer, geoid, source }: Omit<Audience, "toSigners" | "toSubscribers">): Sql {
  const column = layer === "sldl" ? sql`s.lower_district` : sql`s.upper_district`;
  return sql`s.status = 'confirmed' AND s.wants_updates
    ${state === null ? empty : sql`AND s.state = ${state}`}
    ${geoid === null ? empty : sql`AND ${column} = ${geoid}`}
    ${source === null ? empty : sql`AND s.source = ${source}`}`;
}

/** The condition on the subscription `n` by which its reader gets an update. */
export const isReaderOf = ({ state }: Pick<Audience, "state">): Sql =>
  sql`n.status = 'confirmed' ${state === null ? empty : sql`AND n.state = ${state}`}`;
