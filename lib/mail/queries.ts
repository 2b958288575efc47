import "server-only";

import { db } from "../db/client";
import { addMilliseconds, DAY, MINUTE } from "../time";
import { GIVEN_UP } from "./sending/rules";

// Counting stops here, because larger numbers say no more than "too many".
const COUNT_MAX = 100_000;

export interface EmailCounts {
  /** Not yet sent to the mail service. */
  waiting: number;
  /** How long the oldest of them has been due. */
  oldestSeconds: number;
  failed: number;
  sentToday: number;
}

/** The state of the mail, from indexes only and with bounded counts, so that it can be read often. */
export async function findEmailCounts(now: Date): Promise<EmailCounts> {
  const today = new Date(Math.floor(now.getTime() / DAY) * DAY);
  const [counts] = await db.$queryRaw<EmailCounts[]>`
    WITH due AS (
      SELECT min(not_before) AS since FROM outbox_email WHERE status = 'waiting'
      UNION ALL SELECT min(not_before) FROM outbox_email WHERE batch_id IS NOT NULL
    )
    SELECT
      (SELECT count(*)::int FROM (SELECT 1 FROM outbox_email WHERE status = 'waiting' LIMIT ${COUNT_MAX}) w)
        + (SELECT count(*)::int FROM (SELECT 1 FROM outbox_email WHERE batch_id IS NOT NULL LIMIT ${COUNT_MAX}) b) AS waiting,
      coalesce(greatest(0, extract(epoch FROM ${now}::timestamptz - (SELECT min(since) FROM due))), 0)::int AS "oldestSeconds",
      (SELECT count(*)::int FROM (SELECT 1 FROM outbox_email WHERE status = 'failed' LIMIT ${COUNT_MAX}) f) AS failed,
      (SELECT count(*)::int FROM (SELECT 1 FROM outbox_email WHERE sent_at >= ${today} LIMIT ${COUNT_MAX}) s) AS "sentToday"`;
  return counts!;
}

interface FailedEmail {
  id: string;
  kind: string;
  locale: string;
  error: string | null;
  createdAt: Date;
}

/** The newest emails that could not be delivered, without anything personal. */
export async function listFailedEmails(limit: number): Promise<FailedEmail[]> {
  // Raw SQL, because PostgreSQL uses the partial index of failed emails only where the status is in the text.
  return db.$queryRaw<FailedEmail[]>`
    SELECT id::text, kind, locale, error, created_at AS "createdAt"
    FROM outbox_email WHERE status = 'failed' ORDER BY id DESC LIMIT ${limit}`;
}

// Longer than most errors last.
const TROUBLE_MILLISECONDS = 2 * MINUTE;
const NEWEST_FAILED_MAX = 1_000;

export interface MailTrouble {
  /** Batches that the service has not taken for minutes, and their emails. */
  batches: number;
  emails: number;
  /** Emails of the last day that were given up because the service failed at them. */
  givenUp: number;
}

/** The mail that needs attention, from small indexes only. */
export async function findMailTrouble(now: Date): Promise<MailTrouble> {
  const [trouble] = await db.$queryRaw<MailTrouble[]>`
    WITH troubled AS (
      SELECT id FROM outbox_batch
      WHERE closed_at IS NULL AND troubled_at IS NOT NULL AND created_at < ${addMilliseconds(now, -TROUBLE_MILLISECONDS)}
    ), failed AS (
      SELECT error, created_at FROM outbox_email WHERE status = 'failed' ORDER BY id DESC LIMIT ${NEWEST_FAILED_MAX}
    )
    SELECT (SELECT count(*)::int FROM troubled) AS batches,
      (SELECT count(*)::int FROM outbox_email WHERE batch_id IN (SELECT id FROM troubled)) AS emails,
      (SELECT count(*)::int FROM failed
        WHERE error LIKE ${`${GIVEN_UP}%`} AND created_at > ${addMilliseconds(now, -DAY)}) AS "givenUp"`;
  return trouble!;
}

const HELD_COUNTED_MILLISECONDS = 2 * DAY;

export interface HeldEmails {
  /** Emails of the last two days that were held back, because their mailbox had its sum of the day. */
  held: number;
  /** Those of them that still wait, and those that were given up. */
  waiting: number;
  givenUp: number;
}

/** The emails that were held back lately, from a small index. */
export async function findHeldEmails(now: Date): Promise<HeldEmails> {
  const [held] = await db.$queryRaw<HeldEmails[]>`
    SELECT count(*)::int AS held, count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
      count(*) FILTER (WHERE status = 'failed')::int AS "givenUp"
    FROM (
      SELECT status FROM outbox_email WHERE held_at > ${addMilliseconds(now, -HELD_COUNTED_MILLISECONDS)} LIMIT ${COUNT_MAX}) lately`;
  return held!;
}
