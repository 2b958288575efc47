import { type Sql, sql } from "../../../db/sql";

/** Whether the signature `s` is flagged and nobody has looked at it. As text, because the queue has a partial index. */
export const isToLookAt: Sql = sql`(s.flags <> '{}' AND s.accepted_at IS NULL AND s.status IN ('held', 'confirmed'))`;
