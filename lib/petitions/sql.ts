import { sql, type Sql } from "../db/sql";
import { addMilliseconds } from "../time";
import { GRACE_MILLISECONDS } from "./rules";

// The decisions of rules.ts in SQL, for statements that must decide at the moment of writing.

/** The petition, with its newest version, if it may be signed now: id, slug, version, title_en, title_es. Otherwise no row. */
export const openPetition = (slug: string, now: Date): Sql => sql`
  SELECT p.id, p.slug, v.number AS version, v.title_en, v.title_es
  FROM petition p
  CROSS JOIN LATERAL (
    SELECT number, title_en, title_es FROM petition_version WHERE petition_id = p.id ORDER BY number DESC LIMIT 1) v
  WHERE p.slug = ${slug} AND ${isOpenAt(now)}`;

/** The title of a row with the titles of both languages, in one of them. Reading the content for it takes much longer. */
export const titleIn = (row: Sql, locale: Sql): Sql => sql`
  CASE ${locale} WHEN 'es' THEN ${row}.title_es ELSE ${row}.title_en END`;

/** Whether the petition of the row `p` may be signed at a time. */
export const isOpenAt = (now: Date): Sql => sql`
  (p.status = 'open' AND p.opened_at <= ${now} AND (p.closes_at IS NULL OR p.closes_at > ${now}))`;

/** Whether anything of the petition of the row `p` may be shown at a time: isPublic of rules.ts. */
export const isPublicAt = (now: Date): Sql => sql`
  (p.status IN ('paused', 'closed') OR p.status = 'open' AND (p.opened_at IS NULL OR p.opened_at <= ${now}))`;

/** Whether the petition of the row `p` accepts confirmations now: until a day after it closed, and not while it is paused. */
export const isConfirmable = (now: Date): Sql => sql`
  (p.status IN ('open', 'closed') AND (p.closes_at IS NULL OR p.closes_at > ${addMilliseconds(now, -GRACE_MILLISECONDS)}))`;

/**
 * Holds back other changes of texts until the transaction ends: those of organizers, and of a start that loads the files. Texts
 * change a few times a day, so one waits for the other, and each sees what the one before wrote.
 */
export const lockTexts: Sql = sql`SELECT pg_advisory_xact_lock(hashtext('load-petitions'))`;

/** Whether a legal hold is on a petition, so that nothing of it expires. `petitionId` is a column. */
export const isHeld = (petitionId: Sql): Sql => sql`
  EXISTS (SELECT 1 FROM legal_hold h WHERE h.petition_id = ${petitionId} AND h.lifted_at IS NULL)`;

/** Whether signatures of a petition have begun to expire. `petitionId` is a column. */
export const isExpired = (petitionId: Sql): Sql => sql`
  EXISTS (SELECT 1 FROM petition x WHERE x.id = ${petitionId} AND x.expiry_began_at IS NOT NULL)`;
