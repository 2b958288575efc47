import { join, sql, type Sql } from "../db/sql";
import type { Locale } from "../locale";
import type { EmailKind } from "./schema";

// 0 goes first: a person waits for it. What follows something that has happened already can wait behind them.
const PRIORITIES: Record<EmailKind, number> = {
  "organizer-sign-in": 0,
  "confirm-signature": 1,
  "confirm-subscription": 1,
  "organizer-invitation": 1,
  "already-signed": 3,
  "already-subscribed": 3,
  "signature-confirmed": 5,
  "error-report": 5,
};

/** A value, or a piece of SQL that says where the value stands, such as sql`written.id`. */
type Column<Value> = Value | Sql;

export interface EmailColumns {
  kind: EmailKind;
  locale: Column<Locale>;
  emailHash: Column<Uint8Array>;
  /** The address, as `sealEmail` seals it. */
  recipientSealed: Column<Uint8Array>;
  /** What is secret in the email: its secret as JSON (lib/mail/schema.ts), sealed like the address. */
  secretSealed?: Column<Uint8Array | null>;
  /** What the template shows, as jsonb and as `emailProps` has it for this kind. Nothing where it shows nothing of the row. */
  props?: Sql;
  /** Whose email it is: it goes with the row that it names. */
  signatureId?: Column<bigint | null>;
  signatureDraftId?: Column<bigint | null>;
  subscriptionId?: Column<bigint | null>;
  subscriptionDraftId?: Column<bigint | null>;
  organizerId?: Column<number | null>;
  /** Before this it waits. */
  notBefore: Column<Date>;
  now: Date;
}

/**
 * `SELECT` with the columns of one email, without its FROM: the caller says which rows cause an email. Stands in
 * `insertEmails`.
 */
export function selectEmail({ kind, locale, emailHash, recipientSealed, notBefore, now, ...more }: EmailColumns): Sql {
  const { secretSealed = null, props = sql`'{}'`, organizerId = null } = more;
  const { signatureId = null, signatureDraftId = null, subscriptionId = null, subscriptionDraftId = null } = more;
  return sql`
    SELECT ${kind}::text, ${PRIORITIES[kind]}::smallint, ${locale}::text, ${emailHash}::bytea, ${recipientSealed}::bytea,
      ${secretSealed}::bytea, ${props}::jsonb, ${signatureId}::bigint, ${signatureDraftId}::bigint, ${subscriptionId}::bigint,
      ${subscriptionDraftId}::bigint, ${organizerId}::integer, ${notBefore}::timestamptz, ${now}::timestamptz`;
}

/**
 * Writes an email for each row of the selects, each made with `selectEmail`. It stands at the end of the statement of the
 * event that causes the emails, or in a WITH of it, so that both happen or neither. Suppressed addresses get a row like
 * all others, which ends when the worker comes to it: nobody can tell from how long the statement takes.
 */
export function insertEmails(...selects: [Sql, ...Sql[]]): Sql {
  return sql`
    INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, secret_sealed, props,
      signature_id, signature_draft_id, subscription_id, subscription_draft_id, organizer_id, not_before, created_at)
    ${join(selects, " UNION ALL ")}`;
}

/** Deletes emails that wait, so that they are not sent any more. `which` says which, of the row `e`. */
export function dropWaitingEmails(which: Sql): Sql {
  return sql`DELETE FROM outbox_email e WHERE e.status = 'waiting' AND ${which}`;
}
