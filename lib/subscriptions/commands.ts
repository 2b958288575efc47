import "server-only";

import { db } from "../db/client";
import { isUnset, sql } from "../db/sql";
import { invariant } from "../invariant";
import type { Consumed, Sender } from "../limits/schema";
import { findOldBefore } from "../limits/settings/queries";
import { allAllowed, consumedUses, type ExemptableUse, takeUses } from "../limits/sql";
import { dropWaitingEmails, insertEmails, selectEmail } from "../mail/sql";
import { accept, refuse, type Result } from "../result";
import { openEmail, sealEmail } from "../sealed-email";
import { fingerprintOf } from "../signatures/fingerprint";
import { inSql, isAllowed, isBlocked } from "../signatures/listings/sql";
import { marksOf, type SenderMarks } from "../signatures/marks/hashes";
import { CONFIRMING_MILLISECONDS_MAX, FORM_EMAILS_MAX, REPEAT_MILLISECONDS } from "../signatures/rules";
import { countForm, countResend, hasResendsLeft } from "../signatures/sql";
import { throttle } from "../signatures/throttle";
import { addMilliseconds } from "../time";
import { findSubscriptionDraft, findSubscriptionStatus } from "./queries";
import { confirmRefusal, LEFT_KEPT_MILLISECONDS, type ConfirmSubscriptionRefusal } from "./rules";
import type { ChoicesInput, SubscriptionInput } from "./schema";

// As with signatures, each verb is one statement, and locks the subscription before the rows that belong to it.
// docs/decisions/drafts.md has the reasons.

export type SendSubscriptionAgainRefusal = "no-such-subscription" | "emails-used-up" | "already-confirmed";
export type OwnSubscriptionRefusal = "no-such-subscription" | "not-confirmed";

const PURGED_AT_ONCE_MAX = 10_000;

/**
 * Subscribing has the same result for every email: new, pending, confirmed, left or suppressed. Only the email that follows
 * differs, which only the owner of the mailbox reads. The form becomes a draft with an email of its own, and changes no other
 * draft. It shares its limits with signing, because both send an email to a mailbox that anybody may have typed.
 */
export async function subscribe(
  input: SubscriptionInput,
  sender: Sender,
  now: Date,
): Promise<Result<undefined, "too-many">> {
  const marks = marksOf(input.email, sender.ip);
  const write = (uses: ExemptableUse[], notBefore: Date) => writeForm(input, { marks, uses, notBefore }, now);
  const written = await throttle(input.email, sender, now, write, isAllowed(inSql(marks)));
  return written.ok ? accept(undefined) : written;
}

interface SentForm {
  marks: SenderMarks;
  uses: ExemptableUse[];
  notBefore: Date;
}

/**
 * Takes the uses of limits and, where all of them are allowed, writes the form with its email. The form of a blocked sender is
 * accepted like any other, and nothing is written.
 */
async function writeForm(
  { email, state, language }: SubscriptionInput,
  { marks, uses, notBefore }: SentForm,
  now: Date,
) {
  const hash = marks.emailHash;
  const fingerprint = fingerprintOf({ email, state, language });
  const columns = { locale: language, emailHash: hash, notBefore, now };
  const [result] = await db.$queryRaw<{ consumed: Consumed[] }[]>`
    WITH ${takeUses(uses, now)}, anchor AS (
      INSERT INTO subscription AS s (email_hash, emails_today, emails_since, last_post_at, last_fingerprint, created_at)
      SELECT ${hash}, 1, ${now}::timestamptz, ${now}::timestamptz, ${fingerprint}::bytea, ${now}::timestamptz
      WHERE ${allAllowed} AND NOT ${isBlocked(inSql(marks))}
      ON CONFLICT (email_hash) ${countForm(now)}
      RETURNING s.id, s.status, s.email_sealed, s.emails_today <= ${FORM_EMAILS_MAX} AS emailed
    ), draft AS (
      INSERT INTO subscription_draft AS d (subscription_id, fingerprint, email_sealed, state, locale, posted_at, expires_at)
      SELECT a.id, ${fingerprint}, ${sealEmail(email, hash)}::bytea, ${state ?? null}, ${language}, ${now}::timestamptz,
        ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}::timestamptz
      FROM anchor a WHERE a.status = 'pending' AND a.emailed
      ON CONFLICT (subscription_id, fingerprint) DO UPDATE SET posted_at = excluded.posted_at, expires_at = excluded.expires_at
      WHERE ${isQuiet(now)}
      RETURNING d.id, d.email_sealed
    ), emails AS (${insertEmails(
      sql`${selectEmail({
        ...columns,
        kind: "confirm-subscription",
        recipientSealed: sql`d.email_sealed`,
        subscriptionDraftId: sql`d.id`,
      })} FROM draft d`,
      sql`${selectEmail({
        ...columns,
        kind: "already-subscribed",
        recipientSealed: sql`a.email_sealed`,
        subscriptionId: sql`a.id`,
        props: sql`jsonb_build_object('status', a.status)`,
      })} FROM anchor a WHERE a.status <> 'pending'`,
    )})
    SELECT ${consumedUses} AS consumed`;
  invariant(result, "the statement returns one row");
  return { consumed: result.consumed, written: undefined };
}

/** Whether the last email of the draft `d` is old enough for another one. */
const isQuiet = (now: Date) => sql`d.posted_at <= ${addMilliseconds(now, -REPEAT_MILLISECONDS)}`;

/**
 * Confirms a draft: its choices become those of the subscription and replace those of an earlier draft. Confirming it again is
 * success. The draft of a mailbox that is blocked meanwhile is as if it were gone. Returns the id of the subscription.
 */
export async function confirmSubscription(
  draftId: bigint,
  now: Date,
): Promise<Result<{ id: bigint }, ConfirmSubscriptionRefusal>> {
  if (await isBlockedDraft(draftId)) return refuse("no-such-subscription");
  const [confirmed] = await db.$queryRaw<{ id: bigint }[]>`
    WITH anchor AS (
      SELECT s.id FROM subscription s
      WHERE s.id = (SELECT subscription_id FROM subscription_draft WHERE id = ${draftId}) AND s.status <> 'left'
      FOR NO KEY UPDATE
    ), form AS (
      SELECT d.* FROM subscription_draft d JOIN anchor a ON a.id = d.subscription_id
      WHERE d.id = ${draftId} AND d.expires_at > ${now}
    ), used AS (
      UPDATE subscription_draft d
      SET confirmed_at = ${now}, fingerprint = NULL, email_sealed = NULL, state = NULL, locale = NULL
      FROM form f WHERE d.id = f.id AND ${isUnset(sql`d.confirmed_at`)}
      RETURNING d.id
    )
    UPDATE subscription s SET status = 'confirmed', confirmed_at = coalesce(s.confirmed_at, ${now}),
      email_sealed = f.email_sealed, state = f.state, locale = f.locale, last_fingerprint = NULL
    FROM form f JOIN used USING (id) WHERE s.id = f.subscription_id
    RETURNING s.id`;
  if (confirmed) return accept(confirmed);
  const draft = await findSubscriptionDraft(draftId);
  const refusal = confirmRefusal(draft, now);
  if (draft?.isUsed && refusal === null) return accept({ id: draft.subscriptionId });
  return refuse(refusal ?? "try-again");
}

/**
 * Sends the email of a draft again, from the page of its expired link. To a mailbox that is blocked meanwhile none goes, and the
 * response is the same.
 */
export async function sendSubscriptionAgain(
  draftId: bigint,
  now: Date,
): Promise<Result<undefined, SendSubscriptionAgainRefusal>> {
  if (await isBlockedDraft(draftId)) return accept(undefined);
  const written = await db.$executeRaw`
    WITH anchor AS (
      UPDATE subscription s SET ${countResend(now)}, last_fingerprint = d.fingerprint
      FROM subscription_draft d
      WHERE d.id = ${draftId} AND s.id = d.subscription_id AND s.status = 'pending' AND ${isQuiet(now)} AND ${hasResendsLeft(now)}
      RETURNING s.id, s.email_hash
    ), form AS (
      UPDATE subscription_draft d SET posted_at = ${now}, expires_at = ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}
      FROM anchor a WHERE d.id = ${draftId} AND d.subscription_id = a.id AND ${isQuiet(now)}
      RETURNING d.id, d.locale, d.email_sealed, a.email_hash
    )
    ${insertEmails(
      sql`${selectEmail({
        kind: "confirm-subscription",
        locale: sql`f.locale`,
        emailHash: sql`f.email_hash`,
        recipientSealed: sql`f.email_sealed`,
        subscriptionDraftId: sql`f.id`,
        notBefore: now,
        now,
      })} FROM form f`,
    )}`;
  if (written) return accept(undefined);
  const draft = await findSubscriptionDraft(draftId);
  if (!draft) return refuse("no-such-subscription");
  if (draft.status !== "pending") return refuse("already-confirmed");
  // Either an email was sent a moment ago, or the emails of the day are used up.
  return draft.postedAt > addMilliseconds(now, -REPEAT_MILLISECONDS) ? accept(undefined) : refuse("emails-used-up");
}

// The draft has no marks of its sender: those of its email are made again. A used draft has no email, and sends none.
async function isBlockedDraft(draftId: bigint): Promise<boolean> {
  // One statement, because the model API reads a relation by a second one, and the subscription may be erased in between.
  const [draft] = await db.$queryRaw<{ emailSealed: Uint8Array | null; emailHash: Uint8Array }[]>`
    SELECT d.email_sealed AS "emailSealed", s.email_hash AS "emailHash"
    FROM subscription_draft d JOIN subscription s ON s.id = d.subscription_id WHERE d.id = ${draftId}`;
  if (!draft?.emailSealed) return false;
  const marks = marksOf(openEmail(draft.emailSealed, draft.emailHash), "");
  const [row] = await db.$queryRaw<{ blocked: boolean }[]>`SELECT ${isBlocked(inSql(marks))} AS blocked`;
  return row?.blocked ?? false;
}

/** Stops all news, by the subscriber or with one click of a mail program. Doing it twice is harmless. */
export async function leave(id: bigint, now: Date): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const left = await db.$queryRaw<unknown[]>`
    WITH changed AS (
      UPDATE subscription SET status = 'left', left_at = ${now} WHERE id = ${id} AND status = 'confirmed' RETURNING id
    ), dropped AS (${dropWaitingEmails(sql`(
      e.subscription_id IN (SELECT id FROM changed)
      OR e.subscription_draft_id IN (SELECT d.id FROM subscription_draft d JOIN changed c ON c.id = d.subscription_id))`)})
    SELECT id FROM changed`;
  return left.length ? accept(undefined) : endedWell(id, "left");
}

/** Restores the subscription of somebody who left. */
export async function comeBack(id: bigint): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const { count } = await db.subscription.updateMany({
    where: { id, status: "left" },
    // Only the owner of the mailbox reaches this, so the next notice may be sent at once.
    data: { status: "confirmed", leftAt: null, noticedAt: null },
  });
  return count ? accept(undefined) : endedWell(id, "confirmed");
}

/** Stores the state and the language that the subscriber chose. */
export async function changeChoices(
  id: bigint,
  { state, language }: ChoicesInput,
): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const { count } = await db.subscription.updateMany({
    where: { id, status: { not: "pending" } },
    data: { state: state ?? null, locale: language },
  });
  if (count) return accept(undefined);
  return refuse((await findSubscriptionStatus(id)) ? "not-confirmed" : "no-such-subscription");
}

/** Erases a subscription of any status with its drafts and emails. No personal data stays in any table. */
export async function eraseSubscription(id: bigint): Promise<Result<undefined, never>> {
  await db.subscription.deleteMany({ where: { id } });
  return accept(undefined);
}

/**
 * Purges drafts that were not confirmed in the time that they are kept, and subscriptions that were left a month ago, in
 * bounded steps: first subscriptions with all their drafts, then drafts of others. Returns how many were deleted.
 */
export async function purgeSubscriptions(now: Date): Promise<number> {
  const before = await findOldBefore("kept-unconfirmed-days", now);
  const old = sql`
    SELECT id FROM subscription_draft
    WHERE confirmed_at IS NULL AND posted_at < ${before} ORDER BY posted_at LIMIT ${PURGED_AT_ONCE_MAX}`;
  const subscriptions = await db.$executeRaw`
    DELETE FROM subscription WHERE id IN (
      SELECT id FROM subscription
      WHERE (status = 'pending' AND last_post_at < ${before})
        OR (status = 'left' AND left_at < ${addMilliseconds(now, -LEFT_KEPT_MILLISECONDS)})
      LIMIT ${PURGED_AT_ONCE_MAX})`;
  return subscriptions + (await db.$executeRaw`DELETE FROM subscription_draft WHERE id IN (${old})`);
}

async function endedWell(id: bigint, wanted: "left" | "confirmed"): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const status = await findSubscriptionStatus(id);
  if (!status) return refuse("no-such-subscription");
  return status === wanted ? accept(undefined) : refuse("not-confirmed");
}
