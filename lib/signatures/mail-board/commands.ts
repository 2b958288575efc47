import "server-only";

import { longTransaction } from "../../db/client";
import { sentEmailsSince } from "../../mail/sql";
import { addMilliseconds, HOUR, MINUTE } from "../../time";
import { BOARD_HOURS } from "./schema";

// One process counts at a time. No other advisory lock of this database has this number.
const COUNTING_LOCK = 7_251_006;
const COUNTING_MILLISECONDS_MAX = 5 * MINUTE;

/** Recounts what became of the emails of the last days. Returns the rows it wrote; 0 also when another process is counting. */
export async function recountMailBoard(now: Date): Promise<number> {
  const since = new Date(Math.floor(addMilliseconds(now, -(BOARD_HOURS - 1) * HOUR).getTime() / HOUR) * HOUR);
  return longTransaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${COUNTING_LOCK}) AS held`;
      if (!lock?.held) return 0;
      await tx.mailBoard.deleteMany();
      return tx.$executeRaw`
        INSERT INTO mail_board (hour, provider, sent, delivered, bounced, complained, asked, confirmed, counted_at)
        SELECT date_trunc('hour', e.sent_at, 'UTC'), coalesce(e.mailbox_provider, 'other'), count(*),
          count(*) FILTER (WHERE e.status IN ('delivered', 'complained')), count(*) FILTER (WHERE e.status = 'bounced'),
          count(*) FILTER (WHERE e.status = 'complained'), count(*) FILTER (WHERE e.kind = 'confirm-signature'),
          count(*) FILTER (WHERE e.kind = 'confirm-signature' AND d.confirmed_at IS NOT NULL), ${now}::timestamptz
        FROM (${sentEmailsSince(since)}) e LEFT JOIN signature_draft d ON d.id = e.signature_draft_id
        GROUP BY 1, 2`;
    },
    { statementMilliseconds: COUNTING_MILLISECONDS_MAX, timeout: 2 * COUNTING_MILLISECONDS_MAX },
  );
}
