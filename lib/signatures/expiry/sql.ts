import { type Sql, sql } from "../../db/sql";
import { isHeld } from "../../petitions/sql";

// What has come of age, for the statements that delete it and for those that count it. A legal hold keeps all of it.

/** Drafts that were last posted before a time and not confirmed: id, signature_id. */
export const unconfirmedDrafts = (before: Date): Sql => sql`
  SELECT d.id, d.signature_id FROM signature_draft d JOIN signature s ON s.id = d.signature_id
  WHERE d.confirmed_at IS NULL AND d.posted_at < ${before} AND NOT ${isHeld(sql`s.petition_id`)}
  ORDER BY d.posted_at`;

/** Drafts of forms that were sent before a time, and still have what forms of one sender have in common: id. */
export const markedDrafts = (before: Date): Sql => sql`
  SELECT d.id FROM signature_draft d JOIN signature s ON s.id = d.signature_id
  WHERE d.domain_marks IS NOT NULL AND d.posted_at < ${before} AND NOT ${isHeld(sql`s.petition_id`)}
  ORDER BY d.posted_at`;

/** Whether the email `e` belongs to a signature of a petition with a legal hold. */
export const isEmailOfHeld: Sql = sql`EXISTS (
  SELECT 1 FROM signature s
  WHERE s.id = coalesce(e.signature_id, (SELECT d.signature_id FROM signature_draft d WHERE d.id = e.signature_draft_id))
    AND ${isHeld(sql`s.petition_id`)})`;
