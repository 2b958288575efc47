import { type Sql, sql } from "../../../db/sql";
import { isHeld } from "../../../petitions/sql";

// What runs needs its rule. An undo does not: it brings back what the removal has noted.
const isAtRest = sql`(r.status NOT IN ('previewing', 'removing', 'undoing') AND NOT ${isHeld(sql`r.petition_id`)})`;

/** Removals `r` whose network was written before this time, when no form has the network any more. */
export const networksBefore = (before: Date): Sql =>
  sql`bulk_removal r WHERE r.network_mark IS NOT NULL AND r.created_at < ${before} AND ${isAtRest}`;

/** Removals `r` whose rule is so many months old, or whose petition has no personal data any more. */
export const rulesBefore = (before: Date, months: number): Sql =>
  sql`bulk_removal r WHERE r.rule_sealed IS NOT NULL AND ${isAtRest} AND (
    r.created_at < ${before}::timestamptz - ${months}::int * interval '1 month'
    OR EXISTS (SELECT 1 FROM petition p WHERE p.id = r.petition_id AND p.expired_at IS NOT NULL))`;
