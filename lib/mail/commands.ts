import "server-only";

import { query } from "../db/client";
import type { Prisma } from "../db/generated/client";
import { emailHash } from "../canonical-email";
import type { Locale } from "../locale";
import { sealEmail, sealSecret } from "../sealed-email";
import { addMilliseconds } from "../time";
import { effectOf, emailIdOf } from "./rules";
import {
  KEPT_MILLISECONDS,
  emailPriority,
  emailProps,
  parseSecret,
  WAITING_MILLISECONDS_MAX,
  type EmailKind,
  type EmailProps,
  type EmailSecret,
  type WebhookEvent,
} from "./schema";

export interface EmailDraft<Kind extends EmailKind> {
  kind: Kind;
  email: string;
  emailHash: Buffer;
  locale: Locale;
  props: EmailProps<Kind>;
  secret?: EmailSecret<Kind>;
  organizerId?: number;
  signatureId?: bigint;
  priority: number;
  notBefore: Date;
}

/**
 * Writes an email into the outbox, inside the transaction of the event that causes it. An address that gets no more
 * mail gets no row; returns whether there is one.
 */
export async function enqueueEmail<Kind extends EmailKind>(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  draft: EmailDraft<Kind>,
  now: Date,
): Promise<boolean> {
  const props = JSON.stringify(emailProps[draft.kind].parse(draft.props));
  const recipient = sealEmail(draft.email, draft.emailHash);
  const secret = draft.secret ? sealSecret(parseSecret(draft.kind, draft.secret), draft.emailHash) : null;
  const written = await tx.$executeRaw`
    INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, secret_sealed, props,
      signature_id, organizer_id, not_before, created_at)
    SELECT ${draft.kind}, ${emailPriority.parse(draft.priority)}::smallint, ${draft.locale}, ${draft.emailHash}, ${recipient},
      ${secret}, ${props}::jsonb, ${draft.signatureId ?? null}::bigint, ${draft.organizerId ?? null}::integer,
      ${draft.notBefore}, ${now}
    WHERE NOT EXISTS (SELECT 1 FROM suppressed_email WHERE email_hash = ${draft.emailHash})`;
  return written === 1;
}

/**
 * Takes in a verified event of the mail service: once, whatever order or however often it comes. Its effect is in the
 * same statement as the mark that it was seen. An email's status never moves back.
 */
export async function receiveWebhookEvent(id: string, event: WebhookEvent, now: Date): Promise<"taken" | "repeated"> {
  const effect = effectOf(event);
  // With several recipients it would be unknown whose mailbox it was; we always write to one.
  const [recipient, ...others] = event.data.to ?? [];
  const hash = recipient !== undefined && others.length === 0 ? emailHash(bareEmail(recipient)) : null;
  const { rows } = await query<{ taken: boolean }>(
    "take-webhook-event",
    `
    WITH event AS (
      INSERT INTO webhook_event (id, type, received_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id
    ), target AS (
      SELECT e.id, e.email_hash FROM event, outbox_email e WHERE e.provider_id = $4
      UNION ALL
      SELECT e.id, e.email_hash FROM event, outbox_email e WHERE e.id = $5 AND e.provider_id IS NULL AND e.email_hash = $6
    ), suppressed AS (
      INSERT INTO suppressed_email (email_hash, reason, created_at)
      SELECT coalesce((SELECT email_hash FROM target), $6), $7::suppression_reason, $3
      FROM event WHERE $7::text IS NOT NULL AND coalesce((SELECT email_hash FROM target), $6) IS NOT NULL
      ON CONFLICT DO NOTHING
    ), moved AS (
      UPDATE outbox_email e SET status = $8::email_status, error = coalesce($9, e.error),
        provider_id = coalesce(e.provider_id, $4), sent_at = coalesce(e.sent_at, $3),
        recipient_sealed = NULL, secret_sealed = NULL, batch_id = NULL
      FROM target WHERE e.id = target.id AND e.status = ANY($10::email_status[])
    )
    SELECT EXISTS (SELECT 1 FROM event) AS taken`,
    [
      id,
      event.type,
      now,
      event.data.email_id ?? null,
      emailIdOf(event),
      hash,
      effect?.suppression ?? null,
      effect?.status ?? null,
      effect?.error ?? null,
      effect?.from ?? [],
    ],
  );
  return rows[0]?.taken ? "taken" : "repeated";
}

function bareEmail(recipient: string): string {
  return /<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient;
}

const STEP_ROWS_MAX = 10_000;

/** Ends emails that waited too long and forgets what is over, in one bounded step. Returns how many rows it touched. */
export async function purgeOldEmails(now: Date): Promise<number> {
  const before = addMilliseconds(now, -KEPT_MILLISECONDS);
  const steps = [
    await query(
      "end-old-emails",
      `
      UPDATE outbox_email SET status = 'failed', error = 'waited too long', recipient_sealed = NULL, secret_sealed = NULL
      WHERE id IN (SELECT id FROM outbox_email WHERE status = 'waiting' AND not_before < $1 LIMIT ${STEP_ROWS_MAX})`,
      [addMilliseconds(now, -WAITING_MILLISECONDS_MAX)],
    ),
    await query(
      "forget-emails",
      `
      DELETE FROM outbox_email WHERE id IN (
        SELECT id FROM outbox_email WHERE created_at < $1 AND status NOT IN ('waiting', 'sending')
        ORDER BY id LIMIT ${STEP_ROWS_MAX})`,
      [before],
    ),
    await query(
      "forget-batches",
      `
      DELETE FROM outbox_batch WHERE id IN (
        SELECT id FROM outbox_batch b WHERE closed_at < $1 AND NOT EXISTS (SELECT 1 FROM outbox_email e WHERE e.batch_id = b.id)
        LIMIT ${STEP_ROWS_MAX})`,
      [before],
    ),
    await query(
      "forget-webhook-events",
      `
      DELETE FROM webhook_event WHERE id IN (SELECT id FROM webhook_event WHERE received_at < $1 LIMIT ${STEP_ROWS_MAX})`,
      [before],
    ),
  ];
  return steps.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}
