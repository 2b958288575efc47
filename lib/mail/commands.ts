import "server-only";

import { emailHash } from "../canonical-email";
import { db, type Database } from "../db/client";
import { type Sql, sql } from "../db/sql";
import { findOldBefore } from "../limits/settings/queries";
import type { Locale } from "../locale";
import { sealEmail, sealSecret } from "../sealed-email";
import { addMilliseconds } from "../time";
import { effectOf, emailIdOf } from "./rules";
import {
  emailProps,
  parseSecret,
  WAITING_MILLISECONDS_MAX,
  type EmailKind,
  type EmailProps,
  type EmailSecret,
  type WebhookEvent,
} from "./schema";
import { insertEmails, isFinishedBefore, selectEmail } from "./sql";

export interface EmailDraft<Kind extends EmailKind> {
  kind: Kind;
  email: string;
  emailHash: Buffer;
  locale: Locale;
  props: EmailProps<Kind>;
  secret?: EmailSecret<Kind>;
  organizerId?: number;
  /** Of the text that it shares with others. */
  textId?: bigint;
  notBefore: Date;
}

/**
 * Writes an email into the outbox, inside the transaction of the event that causes it. A suppressed mailbox gets a row too,
 * and the suppression applies when emails are sent, so that nobody can find out which mailboxes are suppressed.
 */
export async function enqueueEmail<Kind extends EmailKind>(
  tx: Pick<Database, "$executeRaw">,
  draft: EmailDraft<Kind>,
  now: Date,
): Promise<void> {
  await tx.$executeRaw(
    insertEmails(
      selectEmail({
        kind: draft.kind,
        locale: draft.locale,
        emailHash: draft.emailHash,
        recipientSealed: sealEmail(draft.email, draft.emailHash),
        secretSealed: draft.secret ? sealSecret(parseSecret(draft.kind, draft.secret), draft.emailHash) : null,
        props: sql`${JSON.stringify(emailProps[draft.kind].parse(draft.props))}`,
        organizerId: draft.organizerId ?? null,
        textId: draft.textId ?? null,
        notBefore: draft.notBefore,
        now,
      }),
    ),
  );
}

/**
 * Records a verified event of the mail service once, in whatever order and however often it arrives. One statement applies
 * its effects and marks it as seen. The status of an email never moves back.
 */
export async function receiveWebhookEvent(id: string, event: WebhookEvent, now: Date): Promise<"taken" | "repeated"> {
  const { status = null, error = null, suppression = null, from = [] } = effectOf(event) ?? {};
  const providerId = event.data.email_id ?? null;
  // We always write to one recipient. An event with several would not say whose mailbox it is about.
  const [recipient, ...others] = event.data.to ?? (event.data.email === undefined ? [] : [event.data.email]);
  const hash = recipient !== undefined && others.length === 0 ? emailHash(bareEmail(recipient)) : null;
  const [row] = await db.$queryRaw<{ taken: boolean }[]>`
    WITH event AS (
      INSERT INTO webhook_event (id, type, received_at) VALUES (${id}, ${event.type}, ${now})
      ON CONFLICT DO NOTHING RETURNING id
    ), target AS (
      SELECT e.id, e.email_hash FROM event, outbox_email e WHERE e.provider_id = ${providerId}
      UNION ALL
      SELECT e.id, e.email_hash FROM event, outbox_email e
      WHERE e.id = ${emailIdOf(event)}::bigint AND e.provider_id IS NULL AND e.email_hash = ${hash}::bytea
    ), moved AS (
      UPDATE outbox_email e SET status = ${status}::email_status, error = coalesce(${error}, e.error),
        provider_id = coalesce(e.provider_id, ${providerId}), sent_at = coalesce(e.sent_at, ${now}),
        recipient_sealed = NULL, secret_sealed = NULL, name_sealed = NULL, batch_id = NULL
      FROM target WHERE e.id = target.id AND e.status = ANY(${from}::email_status[])
      RETURNING e.email_hash, e.status, e.overrides_suppression
    ), suppressed AS (
      INSERT INTO suppressed_email AS s (email_hash, reason, created_at)
      SELECT hash, ${suppression}::suppression_reason, ${now}
      FROM event, LATERAL (SELECT coalesce((SELECT email_hash FROM target), ${hash}::bytea) AS hash) mailbox
      WHERE ${suppression}::text IS NOT NULL AND hash IS NOT NULL
      -- The stronger reason stays, in the order of their type: a mailbox that works again lifts a bounce alone.
      ON CONFLICT (email_hash) DO UPDATE SET reason = excluded.reason, created_at = excluded.created_at
      WHERE s.reason < excluded.reason
    ), lifted AS (
      DELETE FROM suppressed_email s USING moved
      WHERE s.email_hash = moved.email_hash AND s.reason = 'bounce'
        AND moved.overrides_suppression AND moved.status = 'delivered'
    )
    SELECT EXISTS (SELECT 1 FROM event) AS taken`;
  return row?.taken ? "taken" : "repeated";
}

function bareEmail(recipient: string): string {
  return /<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient;
}

const STEP_ROWS_MAX = 10_000;

/** Ends emails that waited too long, in one bounded step. Returns how many. */
export async function endOldEmails(now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE outbox_email SET status = 'failed', error = 'waited too long', recipient_sealed = NULL, secret_sealed = NULL,
      name_sealed = NULL
    WHERE id IN (
      SELECT id FROM outbox_email
      -- An update may wait for a low cap, and nobody waits for it.
      WHERE status = 'waiting' AND kind <> 'update' AND not_before < ${addMilliseconds(now, -WAITING_MILLISECONDS_MAX)} LIMIT ${STEP_ROWS_MAX})`;
}

/**
 * Purges rows of finished emails, which are kept for a while to answer questions ("was my email sent?"), in bounded steps.
 * `isKept` says of the row `e` that it stays nevertheless. Returns how many rows it deleted.
 */
export async function purgeOldEmails(now: Date, isKept: Sql = sql`false`): Promise<number> {
  const before = await findOldBefore("kept-emails-days", now);
  const emails = await db.$executeRaw`
    DELETE FROM outbox_email WHERE id IN (
      SELECT e.id FROM outbox_email e WHERE ${isFinishedBefore(before)} AND NOT ${isKept}
      ORDER BY e.id LIMIT ${STEP_ROWS_MAX})`;
  const batches = await db.$executeRaw`
    DELETE FROM outbox_batch WHERE id IN (
      SELECT id FROM outbox_batch b
      WHERE closed_at < ${before} AND NOT EXISTS (SELECT 1 FROM outbox_email e WHERE e.batch_id = b.id)
      LIMIT ${STEP_ROWS_MAX})`;
  const events = await db.webhookEvent.deleteMany({ where: { receivedAt: { lt: before } }, limit: STEP_ROWS_MAX });
  return emails + batches + events.count;
}
