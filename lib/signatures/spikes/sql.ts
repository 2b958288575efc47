import { type Sql, sql } from "../../db/sql";
import { addMilliseconds, MINUTE } from "../../time";

const USUAL_DAYS = 7;
// Around the same time of the day.
const USUAL_MINUTES = 60;

/**
 * What was most frequent in the last minutes, `top` of each kind, and what is usual in as many: the average of the same hour of the
 * seven days before. Columns: kind, key, count, usual, rank.
 */
export const paceOf = ({ minutes, top }: { minutes: number; top: number }, now: Date): Sql => sql`
  SELECT r.kind, r.key, r.count, round(coalesce(u.total, 0) * ${minutes}::int / ${USUAL_DAYS * USUAL_MINUTES}::int)::int AS usual,
    r.rank
  FROM (
    SELECT kind, key, sum(count)::int AS count, row_number() OVER (PARTITION BY kind ORDER BY sum(count) DESC, key) AS rank
    FROM form_count WHERE minute >= ${addMilliseconds(now, -minutes * MINUTE)} GROUP BY kind, key
  ) r LEFT JOIN LATERAL (
    SELECT sum(c.count)::numeric AS total
    FROM generate_series(1, ${USUAL_DAYS}::int) d JOIN form_count c ON c.kind = r.kind AND c.key = r.key
      AND c.minute >= ${now}::timestamptz - d * interval '1 day' - interval '30 minutes'
      AND c.minute < ${now}::timestamptz - d * interval '1 day' + interval '30 minutes'
  ) u ON true
  WHERE r.rank <= ${top}`;
