import "server-only";

import { longTransaction } from "../../db/client";
import { sql } from "../../db/sql";
import { confirmationOfDraft } from "../../mail/sql";
import { namedCodes } from "../../partners/sql";
import { isExpired } from "../../petitions/sql";
import { addMilliseconds, DAY, MINUTE } from "../../time";
import { UNKNOWN_STATE } from "../tally/schema";
import { FUNNEL_DAYS, NO_SOURCE, SOURCES_MAX } from "./schema";

// One process counts at a time. No other advisory lock of this database has this number.
const COUNTING_LOCK = 7_251_005;

// Some seconds for each million signatures.
const COUNTING_MILLISECONDS_MAX = 5 * MINUTE;

/**
 * Recounts the confirmed signatures by language and source code, and the funnel of the last days, and replaces what was counted
 * before. Readers see the numbers before or after it. Returns how many rows it wrote; 0 also when another process is counting.
 */
export async function recountBreakdown(now: Date): Promise<number> {
  return longTransaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${COUNTING_LOCK}) AS held`;
      if (!lock?.held) return 0;
      // Once signatures expire, the last sums of a petition stay: later there are none to count them from.
      await tx.$executeRaw`DELETE FROM signature_breakdown WHERE NOT (kind <> 'funnel' AND ${isExpired(sql`petition_id`)})`;
      const counted = await tx.$executeRaw`
        WITH counts AS (
          SELECT petition_id, state, coalesce(locale, 'en') AS locale, coalesce(source, ${NO_SOURCE}) AS source, count(*) AS count
          FROM signature WHERE status = 'confirmed' AND NOT ${isExpired(sql`petition_id`)} GROUP BY 1, 2, 3, 4
        ), frequent AS (
          SELECT petition_id, source,
            row_number() OVER (PARTITION BY petition_id ORDER BY sum(count) DESC, source) AS place
          FROM counts GROUP BY petition_id, source
        )
        INSERT INTO signature_breakdown (petition_id, state, kind, value, count, counted_at)
        SELECT petition_id, state, 'locale', locale, sum(count), ${now}::timestamptz FROM counts GROUP BY 1, 2, 4
        UNION ALL
        SELECT petition_id, state, 'source', source, sum(count), ${now}::timestamptz
        FROM counts JOIN frequent USING (petition_id, source)
        WHERE place <= ${SOURCES_MAX} OR source IN (${namedCodes}) GROUP BY 1, 2, 4`;
      const steps = await tx.$executeRaw`
        WITH form AS (
          SELECT s.petition_id, coalesce(d.state, s.state, ${UNKNOWN_STATE}) AS state, e.sent, e.delivered,
            d.confirmed_at IS NOT NULL AS confirmed, d.confirmed_at IS NOT NULL AND s.status = 'withdrawn' AS withdrawn
          FROM signature_draft d JOIN signature s ON s.id = d.signature_id, LATERAL (${confirmationOfDraft}) e
          WHERE d.posted_at >= ${addMilliseconds(now, -FUNNEL_DAYS * DAY)}
        )
        INSERT INTO signature_breakdown (petition_id, state, kind, value, count, counted_at)
        SELECT petition_id, state, 'funnel', step, count(*) FILTER (WHERE reached), ${now}::timestamptz
        FROM form, LATERAL (VALUES ('signed', true), ('sent', sent), ('delivered', delivered), ('confirmed', confirmed),
          ('withdrawn', withdrawn)) steps (step, reached)
        GROUP BY petition_id, state, step`;
      return counted + steps;
    },
    { statementMilliseconds: COUNTING_MILLISECONDS_MAX, timeout: 2 * COUNTING_MILLISECONDS_MAX },
  );
}
