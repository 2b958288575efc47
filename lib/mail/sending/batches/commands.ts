import "server-only";

import { randomUUID } from "node:crypto";

import { db, type Transaction } from "../../../db/client";
import { empty, sql, type Sql } from "../../../db/sql";
import { addMilliseconds } from "../../../time";
import type { SealedEmail } from "../../composing";
import { ALWAYS_SENT_KIND, LEASE_MILLISECONDS, requestedKinds, WHOLE_BATCH_TRIES } from "../../schema";
import type { Batch, Outcome as Settled } from "../rules";
import { holdBack, isOfOrganizers, type Outcome } from "./sql";

// Each verb is one statement, so a worker that dies between two of them leaves nothing half-done: an email is waiting, in an
// open batch that another worker takes over after its lease, or settled.

/**
 * Takes an open batch that is due: one whose worker died, or one to try again. `attempts` counts the requests with an unknown
 * outcome, including the one that follows.
 */
export async function takeOver(now: Date): Promise<Batch | null> {
  const [batch] = await db.$queryRaw<Batch[]>`
    UPDATE outbox_batch b SET attempts = attempts + 1, leased_until = ${addMilliseconds(now, LEASE_MILLISECONDS)}
    FROM (
      SELECT id FROM outbox_batch
      WHERE closed_at IS NULL AND (leased_until IS NULL OR leased_until <= ${now}) AND next_try_at <= ${now}
      ORDER BY next_try_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED) due
    WHERE b.id = due.id
    RETURNING b.id, b.created_at AS "createdAt", b.attempts, b.errors, b.troubled_at AS "troubledAt",
      b.leased_until AS "leasedUntil"`;
  return batch ?? null;
}

/** Which of the emails `e` that are due may be claimed. */
const which = {
  all: empty,
  "sign-in": sql`AND e.priority = 0 AND e.kind = ${ALWAYS_SENT_KIND}`,
  "no-updates": sql`AND e.kind <> 'update'`,
};

/**
 * Makes a batch of at most `emailsMax` emails that are due. Returns it with the number of emails that failed because their
 * mailbox is suppressed, or had its sum for too long. Only here is decided whether an email goes to a suppressed mailbox, and
 * that no mailbox gets more than `perMailbox` emails in 24 hours (docs/decisions/sum-of-a-mailbox.md).
 */
export async function claim(
  emailsMax: number,
  now: Date,
  { perMailbox, only = "all" }: { perMailbox: number; only?: keyof typeof which },
): Promise<{ batch: Batch | null; suppressed: number }> {
  const leasedUntil = addMilliseconds(now, LEASE_MILLISECONDS);
  const id = randomUUID();
  const touched = await inTurn(
    (tx) => tx.$queryRaw<{ outcome: Outcome }[]>`
    WITH due AS MATERIALIZED (
      SELECT e.id, e.email_hash, e.priority, e.created_at, ${isOfOrganizers} AS is_own, e.kind = 'confirm-reminder' AS is_reminder, e.kind = ${ALWAYS_SENT_KIND} AS is_sign_in, s.email_hash IS NOT NULL AND NOT e.overrides_suppression AS suppressed,
        CASE WHEN s.reason <> 'manual' OR e.kind = ${ALWAYS_SENT_KIND} THEN
          ${now}::timestamptz - (${JSON.stringify(requestedKinds)}::jsonb ->> e.kind)::int * interval '1 millisecond'
        END AS retried_before
      FROM outbox_email e LEFT JOIN suppressed_email s ON s.email_hash = e.email_hash
      WHERE e.status = 'waiting' AND e.not_before <= ${now}
        ${which[only]}
      ORDER BY e.priority, e.id LIMIT ${emailsMax} FOR UPDATE OF e SKIP LOCKED
    ), requested AS (
      SELECT DISTINCT ON (email_hash, is_sign_in) * FROM due WHERE suppressed AND retried_before IS NOT NULL
      ORDER BY email_hash, is_sign_in, priority, id
    ), locked AS MATERIALIZED (
      SELECT email_hash, retried_at, sign_in_retried_at FROM suppressed_email
      WHERE email_hash IN (SELECT email_hash FROM requested) ORDER BY email_hash FOR UPDATE
    ), retried AS MATERIALIZED (
      SELECT r.id, r.email_hash, r.is_sign_in FROM requested r JOIN locked l USING (email_hash)
      WHERE coalesce(CASE WHEN r.is_sign_in THEN l.sign_in_retried_at ELSE l.retried_at END <= r.retried_before, true)
    ), noted AS (
      UPDATE suppressed_email s SET retried_at = CASE WHEN r.other THEN ${now} ELSE s.retried_at END,
        sign_in_retried_at = CASE WHEN r.sign_in THEN ${now} ELSE s.sign_in_retried_at END
      FROM (
        SELECT email_hash, bool_or(is_sign_in) AS sign_in, bool_or(NOT is_sign_in) AS other FROM retried GROUP BY email_hash
      ) r WHERE s.email_hash = r.email_hash
    ), judged AS (
      SELECT d.*, suppressed AND id NOT IN (SELECT id FROM retried) AS ends FROM due d
    ), ${holdBack({ judged: sql`judged`, perMailbox, now })}, batch AS (
      INSERT INTO outbox_batch (id, created_at, attempts, next_try_at, leased_until)
      SELECT ${id}::uuid, ${now}::timestamptz, 1, ${now}::timestamptz, ${leasedUntil}::timestamptz
      WHERE EXISTS (SELECT 1 FROM decided WHERE outcome = 'goes')
    )
    UPDATE outbox_email e SET
      status = CASE outcome WHEN 'goes' THEN 'sending' WHEN 'held' THEN 'waiting' ELSE 'failed' END::email_status,
      batch_id = CASE WHEN outcome = 'goes' THEN ${id}::uuid END,
      overrides_suppression = e.overrides_suppression OR (d.suppressed AND outcome = 'goes'),
      recipient_sealed = CASE WHEN outcome IN ('goes', 'held') THEN recipient_sealed END,
      secret_sealed = CASE WHEN outcome IN ('goes', 'held') THEN secret_sealed END,
      name_sealed = CASE WHEN outcome IN ('goes', 'held') THEN name_sealed END,
      not_before = CASE WHEN outcome = 'held' THEN d.held_until ELSE e.not_before END,
      held_at = CASE WHEN outcome IN ('held', 'held back') THEN coalesce(e.held_at, ${now}) ELSE e.held_at END,
      error = CASE WHEN outcome IN ('suppressed', 'held back') THEN outcome END
    FROM decided d WHERE e.id = d.id
    RETURNING outcome`,
  );
  const batch = { id, createdAt: now, attempts: 1, errors: 0, troubledAt: null, leasedUntil };
  return {
    batch: touched.some(({ outcome }) => outcome === "goes") ? batch : null,
    suppressed: touched.filter(({ outcome }) => outcome === "suppressed" || outcome === "held back").length,
  };
}

// No other advisory lock of this database has this number.
const CLAIMING_LOCK = 7_251_020;

/** Runs one claim at a time, so that each sees what those before have taken. The lock is a statement of its own for that. */
function inTurn<Value>(claiming: (tx: Transaction) => Promise<Value>): Promise<Value> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CLAIMING_LOCK})`;
    return claiming(tx);
  });
}

/**
 * The emails of a batch, always in the same order, so that a repeated request has the same body. An email whose mailbox was
 * suppressed after it was claimed fails here.
 */
export function openBatch({ id }: Batch): Promise<SealedEmail[]> {
  return db.$queryRaw<SealedEmail[]>`
    WITH left_out AS (
      UPDATE outbox_email e SET status = 'failed', error = 'suppressed', batch_id = NULL, recipient_sealed = NULL,
        secret_sealed = NULL, name_sealed = NULL
      FROM suppressed_email s
      WHERE e.batch_id = ${id}::uuid AND e.status = 'sending' AND NOT e.overrides_suppression
        AND s.email_hash = e.email_hash
      RETURNING e.id
    )
    SELECT outbox_email.id::text, kind, locale, email_hash AS "emailHash", recipient_sealed AS "recipientSealed",
      secret_sealed AS "secretSealed", name_sealed AS "nameSealed", props, signature_id::text AS "signatureId",
      signature_draft_id::text AS "signatureDraftId", subscription_id::text AS "subscriptionId",
      subscription_draft_id::text AS "subscriptionDraftId", overrides_suppression AS "overridesSuppression",
      t.content AS text
    FROM outbox_email LEFT JOIN outbox_text t ON t.id = text_id
    WHERE batch_id = ${id}::uuid AND status = 'sending' AND outbox_email.id NOT IN (SELECT id FROM left_out) ORDER BY outbox_email.id`;
}

/** Writes the outcomes of a batch and closes it. An email whose status a webhook has set already keeps it. */
export async function settle({ id }: Batch, outcomes: Settled[], now: Date): Promise<void> {
  await db.$executeRaw`
    WITH closed AS (
      UPDATE outbox_batch SET closed_at = ${now}, leased_until = NULL WHERE id = ${id}::uuid AND closed_at IS NULL
    )
    UPDATE outbox_email e SET
      status = CASE WHEN o.error IS NULL THEN 'sent' ELSE 'failed' END::email_status,
      sent_at = CASE WHEN o.error IS NULL THEN ${now}::timestamptz END,
      provider_id = o."providerId", mailbox_provider = o."mailboxProvider", error = o.error, recipient_sealed = NULL, secret_sealed = NULL, name_sealed = NULL,
      batch_id = NULL
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) o (email bigint, "providerId" text, "mailboxProvider" text, error text)
    WHERE e.id = o.email AND e.batch_id = ${id}::uuid AND e.status = 'sending'`;
}

/** Postpones a batch after a request with an unknown outcome. */
export async function postpone(
  { id, leasedUntil }: Batch,
  { until, responded }: { until: Date; responded: boolean },
  now: Date,
): Promise<void> {
  await db.outboxBatch.updateMany({
    where: { id, closedAt: null, leasedUntil },
    data: { nextTryAt: until, leasedUntil: null, troubledAt: now, ...(responded && { errors: { increment: 1 } }) },
  });
}

/** Postpones a batch after a request that the service certainly did not take. */
export async function hold({ id, leasedUntil }: Batch, until: Date): Promise<void> {
  await db.outboxBatch.updateMany({
    where: { id, closedAt: null, leasedUntil },
    data: { nextTryAt: until, leasedUntil: null, attempts: { decrement: 1 } },
  });
}

/** Closes a batch, to move its emails. Only the worker with the lease may do that. */
const closed = ({ id, leasedUntil }: Batch, now: Date): Sql => sql`
  UPDATE outbox_batch SET closed_at = ${now}, leased_until = NULL
  WHERE id = ${id}::uuid AND closed_at IS NULL AND leased_until = ${leasedUntil} RETURNING id, next_try_at`;

/** Returns the emails of a batch to the waiting ones. Allowed only where the service can have taken no request of it. */
export async function release(batch: Batch, now: Date): Promise<void> {
  await db.$executeRaw`
    WITH closed AS (${closed(batch, now)})
    UPDATE outbox_email e SET status = 'waiting', batch_id = NULL
    FROM closed WHERE e.batch_id = closed.id AND e.status = 'sending'`;
}

/** Splits a batch that was refused as a whole into two, which are due at once. */
export async function halve(batch: Batch, now: Date): Promise<void> {
  const [first, second] = [randomUUID(), randomUUID()];
  await db.$executeRaw`
    WITH closed AS (${closed(batch, now)}), halves AS (
      INSERT INTO outbox_batch (id, created_at, next_try_at)
      SELECT half, ${now}::timestamptz, next_try_at FROM closed, unnest(${[first, second]}::uuid[]) half
    ), numbered AS (
      SELECT e.id, ntile(2) OVER (ORDER BY e.id) AS half
      FROM closed JOIN outbox_email e ON e.batch_id = closed.id AND e.status = 'sending'
    )
    UPDATE outbox_email e SET batch_id = CASE numbered.half WHEN 1 THEN ${first}::uuid ELSE ${second}::uuid END
    FROM numbered WHERE e.id = numbered.id`;
}

/**
 * Moves the emails that were not in the last request of a batch into a batch of their own, which is due at once. Allowed only
 * where the service can have taken no request with them. False where another worker has taken the batch over.
 */
export async function detach({ id, leasedUntil }: Batch, emails: string[], now: Date): Promise<boolean> {
  const fresh = randomUUID();
  // One of them is probably the reason for the errors so far, so they are tried in parts at once.
  const errors = emails.length > 1 ? WHOLE_BATCH_TRIES : 0;
  const [{ held } = { held: false }] = await db.$queryRaw<{ held: boolean }[]>`
    WITH held AS (
      SELECT id, next_try_at FROM outbox_batch
      WHERE id = ${id}::uuid AND closed_at IS NULL AND leased_until = ${leasedUntil} FOR UPDATE
    ), fresh AS (
      INSERT INTO outbox_batch (id, created_at, next_try_at, errors)
      SELECT ${fresh}::uuid, ${now}::timestamptz, next_try_at, ${errors}::smallint FROM held
    ), moved AS (
      UPDATE outbox_email e SET batch_id = ${fresh}::uuid
      FROM held WHERE e.batch_id = held.id AND e.status = 'sending' AND e.id = ANY(${emails}::bigint[])
    )
    SELECT EXISTS (SELECT 1 FROM held) AS held`;
  return held;
}
