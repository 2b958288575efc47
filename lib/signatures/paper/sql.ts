import { type Sql, sql } from "../../db/sql";

const emailOf = { w: sql`w.email_hash`, d: sql`d.email_hash` };

/**
 * Whether the person of a row has signed online, by the email on paper. Also one who withdrew or was removed: then the online
 * signature says what became of it. One that is held does not count yet, so the line does; once it is accepted, or removed, the
 * line is a double of it.
 */
export const isOnline = (petitionId: number, row: keyof typeof emailOf): Sql => sql`
  EXISTS (SELECT 1 FROM signature s
    WHERE s.petition_id = ${petitionId} AND s.email_hash = ${emailOf[row]} AND s.status NOT IN ('pending', 'held'))`;

/** Lines on paper that a packet may have: those of a state that count and were entered by the cut-off. */
export interface PaperFilter {
  petitionId: number;
  state: string;
  cutOff: Date;
}

// A sheet has no coordinates: a person is in a district where the ZIP Code lies in that one alone (docs/decisions/paper.md). Of a ZIP
// Code that touches another state, only the districts of the person's own count, as for those who sign online.
const districtOf = (layer: "sldu" | "sldl"): Sql => sql`(
  SELECT min(z.geoid) FROM zip_district z
  WHERE z.zip = p.zip AND z.layer = ${layer} AND NOT EXISTS (
    SELECT 1 FROM district o WHERE o.layer = z.layer AND o.geoid = z.geoid AND o.state <> p.state)
  HAVING count(*) = 1)`;

/** The districts of a line `p`, as columns. */
export const paperDistricts = sql`
  ${districtOf("sldu")} AS upper_district, ${districtOf("sldl")} AS lower_district`;

/** The lines of a filter: id, upper_district, lower_district. */
export const countedPaper = ({ petitionId, state, cutOff }: PaperFilter): Sql => sql`
  SELECT p.id, ${paperDistricts} FROM paper_signature p JOIN paper_batch b ON b.id = p.batch_id
  WHERE p.petition_id = ${petitionId} AND p.state = ${state} AND p.status = 'counted'
    AND b.created_at <= ${cutOff}::timestamptz`;

/** The counted signatures on paper of a petition by state: state, count. */
export const paperByState = (petitionId: number | Sql): Sql =>
  sql`SELECT state, count FROM paper_tally WHERE petition_id = ${petitionId} AND count > 0`;
