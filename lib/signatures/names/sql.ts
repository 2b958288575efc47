import { type Sql, sql } from "../../db/sql";

/** Whether the signer of `s` lets the name be shown. As text, because the lists have a partial index. */
export const isToShow: Sql = sql`(s.status = 'confirmed' AND s.display <> 'hidden')`;

/** Names the name of the signature `s` and the way it is shown, without opening it: each writing is sealed anew. */
export const nameVersion: Sql = sql`encode(substr(sha256(s.name_sealed || s.display::text::bytea), 1, 8), 'hex')`;
