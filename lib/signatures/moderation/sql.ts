import { type Sql, sql } from "../../db/sql";

/** Names the text of a comment of the signature `s` without opening it: each writing is sealed anew, with another nonce. */
export const commentVersion: Sql = sql`encode(substr(sha256(s.comment_sealed), 1, 8), 'hex')`;
