import { type Sql, sql } from "../../../db/sql";
import { addMilliseconds, DAY, MINUTE } from "../../../time";
import { HELD_MILLISECONDS_MAX, ORGANIZERS_KINDS, ORGANIZERS_PAUSE_MILLISECONDS, ORGANIZERS_SUM } from "../../schema";

/** What becomes of an email that is due: it goes into the batch, waits, or fails for one of two reasons. */
export type Outcome = "goes" | "held" | "held back" | "suppressed";

/** Whether the email `e` is of a kind that organizers need, which has a sum of its own. */
export const isOfOrganizers: Sql = sql`(e.kind = ANY (${[...ORGANIZERS_KINDS]}::text[]))`;

// Where the emails before it are still on their way. By the next claim they have left, and it has its time.
const SOON_MILLISECONDS = 5 * MINUTE;

interface Judged {
  /** The CTE of the emails that are due: id, email_hash, priority, created_at, is_own, is_sign_in, is_reminder, and `ends` for those that are suppressed. */
  judged: Sql;
  perMailbox: number;
  now: Date;
}

/**
 * CTEs that hold back what is over the sum of a mailbox; the last one is `decided`: the columns of `judged`, with `outcome` and
 * `held_until`. It counts what is in a batch, what left in the last 24 hours, and what goes before it in this claim. Of links to
 * sign in the newest goes first, and one that waited for its lifetime is useless. A reminder never waits: its time would pass.
 */
export const holdBack = ({ judged, perMailbox, now }: Judged): Sql => sql`
  counted AS MATERIALIZED (
    SELECT m.email_hash, m.is_own, count(e.id) AS used, min(e.sent_at) AS oldest,
      bool_or(e.status = 'sending' OR e.sent_at > ${addMilliseconds(now, -ORGANIZERS_PAUSE_MILLISECONDS)}) AS lately
    FROM (SELECT DISTINCT email_hash, is_own FROM ${judged} WHERE NOT ends) m
    LEFT JOIN outbox_email e ON e.email_hash = m.email_hash AND ${isOfOrganizers} = m.is_own
      AND (e.status = 'sending' OR e.sent_at > ${addMilliseconds(now, -DAY)})
    GROUP BY m.email_hash, m.is_own
  ), placed AS (
    SELECT j.*, c.used, c.oldest, NOT coalesce(c.lately, false) AS is_first,
      row_number() OVER (PARTITION BY j.email_hash, j.is_own, j.ends ORDER BY j.priority, CASE WHEN j.is_sign_in THEN -j.id ELSE j.id END) AS place
    FROM ${judged} j LEFT JOIN counted c ON c.email_hash = j.email_hash AND c.is_own = j.is_own
  ), decided AS (
    SELECT p.*, CASE
      WHEN ends THEN 'suppressed'
      WHEN used + place <= CASE WHEN is_own THEN ${ORGANIZERS_SUM}::int ELSE ${perMailbox}::int END THEN 'goes'
      WHEN is_own AND is_first AND place = 1 THEN 'goes'
      WHEN created_at <= CASE WHEN is_sign_in THEN ${addMilliseconds(now, -ORGANIZERS_PAUSE_MILLISECONDS)}::timestamptz
        ELSE ${addMilliseconds(now, -HELD_MILLISECONDS_MAX)}::timestamptz END OR is_reminder THEN 'held back'
      ELSE 'held'
    END AS outcome,
    CASE WHEN is_own THEN ${addMilliseconds(now, SOON_MILLISECONDS)}::timestamptz
      ELSE greatest(${addMilliseconds(now, SOON_MILLISECONDS)}::timestamptz, oldest + interval '1 day') END AS held_until
    FROM placed p
  )`;
