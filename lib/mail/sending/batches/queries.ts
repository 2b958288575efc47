import "server-only";

import { db } from "../../../db/client";
import { addMilliseconds, DAY } from "../../../time";
import type { Outlook } from "../rules";

/** The state of the mail service according to the latest requests, from two small indexes. */
export async function findOutlook(): Promise<Outlook> {
  const [outlook] = await db.$queryRaw<Outlook[]>`
    WITH newest AS (SELECT max(sent_at) AS sent_at FROM outbox_email)
    SELECT (SELECT sent_at FROM newest) AS "lastSentAt", count(b.id)::int AS "troubledBatches",
      max(b.troubled_at) AS "lastTroubledAt"
    FROM outbox_batch b
    WHERE b.closed_at IS NULL AND b.troubled_at > coalesce((SELECT sent_at FROM newest), '-infinity')`;
  return outlook!;
}

/**
 * How many emails may still be sent under a cap for any 24 hours. What is in a batch counts as sent. Workers that ask at the same
 * moment may together exceed the cap by their batches.
 */
export async function findLeftUnderCap(max: number, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ left: number }[]>`
    SELECT greatest(0, ${max}::int
      - (SELECT count(*) FROM (SELECT 1 FROM outbox_email WHERE sent_at > ${addMilliseconds(now, -DAY)} LIMIT ${max}) sent)
      - (SELECT count(*) FROM outbox_email WHERE batch_id IS NOT NULL))::int AS left`;
  return row!.left;
}

/** Whether emails that are due wait because the cap is reached. What is counted is only looked at where some are due. */
export async function isHeldByCap(max: number, now: Date): Promise<boolean> {
  const [row] = await db.$queryRaw<{ isDue: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM outbox_email WHERE status = 'waiting' AND not_before <= ${now}) AS "isDue"`;
  return row!.isDue && (await findLeftUnderCap(max, now)) === 0;
}
