import "server-only";

import { db } from "../../../db/client";
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
