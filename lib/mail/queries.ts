import "server-only";

import { query } from "../db/client";
import { DAY } from "../time";

// Beyond this a number says "too many" whatever it is, and counting further would only cost.
const COUNT_MAX = 100_000;

export interface EmailCounts {
  /** Not yet handed to the mail service. */
  waiting: number;
  /** How long the oldest of them has been due. */
  oldestSeconds: number;
  failed: number;
  sentToday: number;
}

/** How the mail stands, from indexes alone and with every count bounded, so that it can be asked often. */
export async function findEmailCounts(now: Date): Promise<EmailCounts> {
  const today = new Date(Math.floor(now.getTime() / DAY) * DAY);
  const { rows } = await query<EmailCounts>(
    "email-counts",
    `
    WITH oldest AS (
      SELECT first.not_before AS since FROM generate_series(0, 9) p
      CROSS JOIN LATERAL (
        SELECT not_before FROM outbox_email WHERE status = 'waiting' AND priority = p ORDER BY id LIMIT 1) first
      UNION ALL SELECT created_at FROM outbox_batch WHERE closed_at IS NULL
    )
    SELECT
      (SELECT count(*)::int FROM (SELECT 1 FROM outbox_email WHERE status = 'waiting' LIMIT $3) w)
        + (SELECT count(*)::int FROM (SELECT 1 FROM outbox_email WHERE batch_id IS NOT NULL LIMIT $3) b) AS waiting,
      coalesce(greatest(0, extract(epoch FROM $1::timestamptz - (SELECT min(since) FROM oldest))), 0)::int AS "oldestSeconds",
      (SELECT count(*)::int FROM (SELECT 1 FROM outbox_email WHERE status = 'failed' LIMIT $3) f) AS failed,
      (SELECT count(*)::int FROM (SELECT 1 FROM outbox_email WHERE sent_at >= $2 LIMIT $3) s) AS "sentToday"`,
    [now, today, COUNT_MAX],
  );
  return rows[0]!;
}

/** The newest emails that could not be delivered, without anything personal. */
export async function listFailedEmails(limit: number) {
  const { rows } = await query<{ id: string; kind: string; locale: string; error: string | null; createdAt: Date }>(
    "failed-emails",
    `
    SELECT id::text, kind, locale, error, created_at AS "createdAt"
    FROM outbox_email WHERE status = 'failed' ORDER BY id DESC LIMIT $1`,
    [limit],
  );
  return rows;
}
