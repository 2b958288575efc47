import "server-only";

import { query } from "../db/client";
import type { Prisma } from "../db/generated/client";
import { addressHash } from "../canonical-address";
import { seal } from "../seal";
import { sealEmail } from "../sealed-email";
import { after } from "../time";
import { effectOf, letterIdOf } from "./rules";
import {
  KEPT_MILLISECONDS, letterPriority, letterProps, parseSecret, WAITING_MILLISECONDS_MAX,
  type LetterKind, type LetterProps, type LetterSecret, type Locale, type WebhookEvent,
} from "./schema";

export interface LetterDraft<Kind extends LetterKind> {
  kind: Kind;
  email: string;
  addressHash: Buffer;
  locale: Locale;
  props: LetterProps<Kind>;
  secret?: LetterSecret<Kind>;
  organizerId?: number;
  signatureId?: bigint;
  priority: number;
  notBefore: Date;
}

/**
 * Writes a letter into the outbox, inside the transaction of the event that causes it. An address that gets no more
 * mail gets no row; returns whether there is one.
 */
export async function enqueueLetter<Kind extends LetterKind>(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">, draft: LetterDraft<Kind>, now: Date,
): Promise<boolean> {
  const hex = draft.addressHash.toString("hex");
  const props = JSON.stringify(letterProps[draft.kind].parse(draft.props));
  const recipient = sealEmail(draft.email, draft.addressHash);
  const secret = draft.secret ? seal(JSON.stringify(parseSecret(draft.kind, draft.secret)), `letter/${hex}`) : null;
  const written = await tx.$executeRaw`
    INSERT INTO letter (kind, priority, locale, address_hash, recipient_sealed, secret_sealed, props,
      signature_id, organizer_id, not_before, created_at)
    SELECT ${draft.kind}, ${letterPriority.parse(draft.priority)}::smallint, ${draft.locale}, ${draft.addressHash}, ${recipient},
      ${secret}, ${props}::jsonb, ${draft.signatureId ?? null}::bigint, ${draft.organizerId ?? null}::integer,
      ${draft.notBefore}, ${now}
    WHERE NOT EXISTS (SELECT 1 FROM suppressed_address WHERE address_hash = ${draft.addressHash})`;
  return written === 1;
}

/**
 * Takes in a verified event of the mail service: once, whatever order or however often it comes. Its effect is in the
 * same statement as the mark that it was seen. A letter's status never moves back.
 */
export async function takeWebhookEvent(id: string, event: WebhookEvent, now: Date): Promise<"taken" | "repeated"> {
  const effect = effectOf(event);
  // With several recipients it would be unknown whose mailbox it was; we always write to one.
  const [recipient, ...others] = event.data.to ?? [];
  const hash = recipient !== undefined && others.length === 0 ? addressHash(bareAddress(recipient)) : null;
  const { rows } = await query<{ taken: boolean }>("take-webhook-event", `
    WITH event AS (
      INSERT INTO webhook_event (id, type, received_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id
    ), target AS (
      SELECT l.id, l.address_hash FROM event, letter l WHERE l.provider_id = $4
      UNION ALL
      SELECT l.id, l.address_hash FROM event, letter l WHERE l.id = $5 AND l.provider_id IS NULL AND l.address_hash = $6
    ), suppressed AS (
      INSERT INTO suppressed_address (address_hash, reason, created_at)
      SELECT coalesce((SELECT address_hash FROM target), $6), $7::suppression_reason, $3
      FROM event WHERE $7::text IS NOT NULL AND coalesce((SELECT address_hash FROM target), $6) IS NOT NULL
      ON CONFLICT DO NOTHING
    ), moved AS (
      UPDATE letter l SET status = $8::letter_status, error = coalesce($9, l.error),
        provider_id = coalesce(l.provider_id, $4), sent_at = coalesce(l.sent_at, $3),
        recipient_sealed = NULL, secret_sealed = NULL, batch_id = NULL
      FROM target WHERE l.id = target.id AND l.status = ANY($10::letter_status[])
    )
    SELECT EXISTS (SELECT 1 FROM event) AS taken`,
  [id, event.type, now, event.data.email_id ?? null, letterIdOf(event), hash,
    effect?.suppression ?? null, effect?.status ?? null, effect?.error ?? null, effect?.from ?? []]);
  return rows[0]?.taken ? "taken" : "repeated";
}

function bareAddress(recipient: string): string {
  return /<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient;
}

const STEP_ROWS_MAX = 10_000;

/** Ends letters that waited too long and forgets what is over, in one bounded step. Returns how many rows it touched. */
export async function forgetOldLetters(now: Date): Promise<number> {
  const before = after(now, -KEPT_MILLISECONDS);
  const steps = [
    await query("end-old-letters", `
      UPDATE letter SET status = 'failed', error = 'waited too long', recipient_sealed = NULL, secret_sealed = NULL
      WHERE id IN (SELECT id FROM letter WHERE status = 'waiting' AND not_before < $1 LIMIT ${STEP_ROWS_MAX})`,
    [after(now, -WAITING_MILLISECONDS_MAX)]),
    await query("forget-letters", `
      DELETE FROM letter WHERE id IN (
        SELECT id FROM letter WHERE created_at < $1 AND status NOT IN ('waiting', 'sending')
        ORDER BY id LIMIT ${STEP_ROWS_MAX})`, [before]),
    await query("forget-batches", `
      DELETE FROM letter_batch WHERE id IN (
        SELECT id FROM letter_batch b WHERE closed_at < $1 AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.batch_id = b.id)
        LIMIT ${STEP_ROWS_MAX})`, [before]),
    await query("forget-webhook-events", `
      DELETE FROM webhook_event WHERE id IN (SELECT id FROM webhook_event WHERE received_at < $1 LIMIT ${STEP_ROWS_MAX})`,
    [before]),
  ];
  return steps.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}
