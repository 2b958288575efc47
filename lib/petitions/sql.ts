import { sql, type Sql } from "../db/sql";
import { addMilliseconds } from "../time";
import { GRACE_MILLISECONDS } from "./rules";

// The decisions of rules.ts in SQL, for statements that must decide at the moment of writing.

/** The petition, with its newest version, if it may be signed now: id, slug, version, content (jsonb). Otherwise no row. */
export const openPetition = (slug: string, now: Date): Sql => sql`
  SELECT p.id, p.slug, v.number AS version, v.content
  FROM petition p
  CROSS JOIN LATERAL (
    SELECT number, content FROM petition_version WHERE petition_id = p.id ORDER BY number DESC LIMIT 1) v
  WHERE p.slug = ${slug} AND p.status = 'open' AND p.opened_at <= ${now} AND (p.closes_at IS NULL OR p.closes_at > ${now})`;

/** Whether the petition of the row `p` accepts confirmations now: until a day after it closed, and not while it is paused. */
export const isConfirmable = (now: Date): Sql => sql`
  (p.status IN ('open', 'closed') AND (p.closes_at IS NULL OR p.closes_at > ${addMilliseconds(now, -GRACE_MILLISECONDS)}))`;
