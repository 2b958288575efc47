import { type Sql, sql } from "../../db/sql";

const emailOf = { w: sql`w.email_hash`, d: sql`d.email_hash` };

/**
 * Whether the person of a row has signed online, by the email on paper. Also one who withdrew or was removed: then the online
 * signature says what became of it.
 */
export const isOnline = (petitionId: number, row: keyof typeof emailOf): Sql => sql`
  EXISTS (SELECT 1 FROM signature s
    WHERE s.petition_id = ${petitionId} AND s.email_hash = ${emailOf[row]} AND s.status <> 'pending')`;

/** The counted signatures on paper of a petition by state: state, count. */
export const paperByState = (petitionId: number | Sql): Sql =>
  sql`SELECT state, count FROM paper_tally WHERE petition_id = ${petitionId} AND count > 0`;
