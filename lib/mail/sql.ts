import { join, sql, type Sql } from "../db/sql";
import type { Locale } from "../locale";
import type { EmailKind } from "./schema";

// Emails with 0 go first, because a person waits for them. Emails about something that is done can wait.
const PRIORITIES: Record<EmailKind, number> = {
  "organizer-sign-in": 0,
  "confirm-signature": 1,
  "confirm-reminder": 4,
  // Nobody waits for one, and whoever signs now goes first.
  "confirm-imported": 8,
  "confirm-subscription": 1,
  "organizer-invitation": 1,
  "second-factor-reset": 1,
  "delivery-link": 3,
  "already-signed": 3,
  "already-subscribed": 3,
  "signature-confirmed": 5,
  "error-report": 5,
  "goal-reached": 5,
  "packet-failed": 5,
  "webhook-disabled": 5,
  // The flood that it warns of must not hold it up.
  "spike-noticed": 0,
  // Thousands of them, for which nobody waits.
  update: 9,
};

/** A value, or a piece of SQL for it, such as sql`written.id`. */
type Column<Value> = Value | Sql;

export interface EmailColumns {
  kind: EmailKind;
  locale: Column<Locale>;
  emailHash: Column<Uint8Array>;
  /** The recipient's email, as `sealEmail` seals it. */
  recipientSealed: Column<Uint8Array>;
  /** The secret of the email as JSON (lib/mail/schema.ts), as `sealSecret` seals it. */
  secretSealed?: Column<Uint8Array | null>;
  /** The name of the signer whom the email greets, as it is sealed in the signature. The props then have its petition. */
  nameSealed?: Column<Uint8Array | null>;
  /** The props of the template as jsonb, in the shape of `emailProps` for this kind. Omitted where it has none. */
  props?: Sql;
  /** The row that the email belongs to. The email is deleted with it. */
  signatureId?: Column<bigint | null>;
  signatureDraftId?: Column<bigint | null>;
  subscriptionId?: Column<bigint | null>;
  subscriptionDraftId?: Column<bigint | null>;
  organizerId?: Column<number | null>;
  /** The text that the email shares with others (lib/mail/shared-texts). */
  textId?: Column<bigint | null>;
  /** The email is not sent before this time. */
  notBefore: Column<Date>;
  now: Date;
}

/**
 * A `SELECT` of the columns of one email, for `insertEmails`. The caller adds the FROM with the rows that cause an email.
 */
export function selectEmail({ kind, locale, emailHash, recipientSealed, notBefore, now, ...more }: EmailColumns): Sql {
  const { secretSealed = null, nameSealed = null, props = sql`'{}'`, organizerId = null, textId = null } = more;
  const { signatureId = null, signatureDraftId = null, subscriptionId = null, subscriptionDraftId = null } = more;
  return sql`
    SELECT ${kind}::text, ${PRIORITIES[kind]}::smallint, ${locale}::text, ${emailHash}::bytea, ${recipientSealed}::bytea,
      ${secretSealed}::bytea, ${nameSealed}::bytea, ${props}::jsonb, ${signatureId}::bigint, ${signatureDraftId}::bigint, ${subscriptionId}::bigint,
      ${subscriptionDraftId}::bigint, ${organizerId}::integer, ${textId}::bigint, ${notBefore}::timestamptz, ${now}::timestamptz`;
}

/**
 * Writes an email for each row of the selects, which `selectEmail` makes. Put it at the end of the statement that causes the
 * emails, or in a WITH of it, so that both happen or neither. Suppressed mailboxes get a row like all others, so that the
 * time of the statement does not reveal them. Such a row fails when the worker sends.
 */
export function insertEmails(...selects: [Sql, ...Sql[]]): Sql {
  return sql`
    INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, secret_sealed, name_sealed, props,
      signature_id, signature_draft_id, subscription_id, subscription_draft_id, organizer_id, text_id, not_before, created_at)
    ${join(selects, " UNION ALL ")}`;
}

/** Deletes waiting emails, so that they are never sent. `which` is a condition on the row `e`. */
export function dropWaitingEmails(which: Sql): Sql {
  return sql`DELETE FROM outbox_email e WHERE e.status = 'waiting' AND ${which}`;
}

/** Whether an email of a kind left for a draft, and did not come back. */
export const wasSent = ({ draft, kind }: { draft: Sql; kind: EmailKind }): Sql => sql`EXISTS (
  SELECT 1 FROM outbox_email e
  WHERE e.signature_draft_id = ${draft} AND e.kind = ${kind} AND e.status IN ('sent', 'delivered'))`;

/** Whether mail to a mailbox is suppressed, so that only what a person requests goes there. */
export const isSuppressed = (emailHash: Sql): Sql => sql`EXISTS (
  SELECT 1 FROM suppressed_email x WHERE x.email_hash = ${emailHash})`;

/** Whether the email `e` is done with, and was written before a time. */
export const isFinishedBefore = (before: Date): Sql => sql`
  (e.created_at < ${before} AND e.status NOT IN ('waiting', 'sending'))`;

/** The emails that left at `since` or later: what became of them, by the provider of the mailbox. */
export const sentEmailsSince = (since: Date): Sql => sql`
  SELECT kind, status, sent_at, mailbox_provider, signature_draft_id FROM outbox_email WHERE sent_at >= ${since}`;

/** How far the emails to confirm the draft `d` of a statement came: sent, delivered. */
export const confirmationOfDraft = sql`
  SELECT coalesce(bool_or(e.sent_at IS NOT NULL), false) AS sent,
    coalesce(bool_or(e.status IN ('delivered', 'complained')), false) AS delivered
  FROM outbox_email e WHERE e.signature_draft_id = d.id AND e.kind IN ('confirm-signature', 'confirm-imported')`;
