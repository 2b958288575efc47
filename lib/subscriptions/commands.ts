import "server-only";

import { emailHash } from "../canonical-email";
import { db } from "../db/client";
import { sql } from "../db/sql";
import type { Sender } from "../limits/schema";
import { dropWaitingEmails, insertEmails, selectEmail } from "../mail/sql";
import { accept, refuse, type Result } from "../result";
import { sealEmail } from "../sealed-email";
import {
  CONFIRMATION_EMAILS_MAX,
  CONFIRMING_MILLISECONDS_MAX,
  NOTICE_PAUSE_MILLISECONDS,
  NOTICES_MAX,
  PENDING_KEPT_MILLISECONDS,
} from "../signatures/rules";
import { throttle } from "../signatures/throttle";
import { addMilliseconds } from "../time";
import { findSubscriptionState } from "./queries";
import { confirmRefusal, LEFT_KEPT_MILLISECONDS, type ConfirmSubscriptionRefusal } from "./rules";
import type { ChoicesInput, SubscriptionInput } from "./schema";

const PURGED_AT_ONCE_MAX = 10_000;

export type SendSubscriptionAgainRefusal = "no-such-subscription" | "emails-used-up" | "already-confirmed";
export type OwnSubscriptionRefusal = "no-such-subscription" | "not-confirmed";

/**
 * Subscribing looks the same from outside whoever subscribes: new, pending, confirmed, gone or blocked. What differs is
 * the email, which only the owner of the address reads. One statement writes the row and its email, or neither. The limits
 * are those of signing and shared with it: both send an email to an address that anybody may have typed.
 */
export async function subscribe(
  { email, state, language }: SubscriptionInput,
  sender: Sender,
  now: Date,
): Promise<Result<undefined, "too-many">> {
  const throttled = await throttle(email, sender, now);
  if (!throttled.ok) return throttled;
  const { notBefore } = throttled.value;
  const hash = new Uint8Array(emailHash(email));
  const columns = { locale: language, emailHash: hash, recipientSealed: sql`email_sealed`, notBefore, now };
  await db.$executeRaw`
    WITH allowed AS (
      SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM suppressed_email WHERE email_hash = ${hash})
    ), written AS (
      INSERT INTO subscription AS s (email_hash, email_sealed, state, locale, last_email_at, created_at, expires_at)
      SELECT ${hash}, ${sealEmail(email, hash)}::bytea, ${state ?? null}, ${language}, ${now}::timestamptz, ${now}::timestamptz,
        ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}::timestamptz
      FROM allowed
      ON CONFLICT (email_hash) DO UPDATE SET
        email_sealed = excluded.email_sealed, state = excluded.state, locale = excluded.locale,
        emails_sent = s.emails_sent + 1, last_email_at = excluded.last_email_at, expires_at = excluded.expires_at
      WHERE s.status = 'pending' AND s.emails_sent < ${CONFIRMATION_EMAILS_MAX}
      RETURNING s.id, s.email_sealed
    ), noticed AS (
      UPDATE subscription s SET notices_sent = s.notices_sent + 1, last_email_at = ${now}
      FROM allowed
      WHERE s.email_hash = ${hash} AND s.status <> 'pending' AND s.notices_sent < ${NOTICES_MAX}
        AND (s.notices_sent = 0 OR s.last_email_at < ${addMilliseconds(now, -NOTICE_PAUSE_MILLISECONDS)})
      RETURNING s.id, s.email_sealed, s.status
    )
    ${insertEmails(
      sql`${selectEmail({ ...columns, kind: "confirm-subscription", subscriptionId: sql`id` })} FROM written`,
      sql`${selectEmail({
        ...columns,
        kind: "already-subscribed",
        subscriptionId: sql`id`,
        props: sql`jsonb_build_object('status', status)`,
      })} FROM noticed`,
    )}`;
  return accept(undefined);
}

/** Confirms a pending subscription. Confirming one that is confirmed already is success. */
export async function confirmSubscription(
  id: bigint,
  now: Date,
): Promise<Result<undefined, ConfirmSubscriptionRefusal>> {
  const { count } = await db.subscription.updateMany({
    where: { id, status: "pending", expiresAt: { gt: now } },
    data: { status: "confirmed", confirmedAt: now },
  });
  if (count) return accept(undefined);
  const standing = await findSubscriptionState(id);
  if (standing?.status === "confirmed") return accept(undefined);
  return refuse(confirmRefusal(standing, now) ?? "try-again");
}

/** Writes the confirmation email again, from the page of an expired link. */
export async function sendSubscriptionAgain(
  id: bigint,
  now: Date,
): Promise<Result<undefined, SendSubscriptionAgainRefusal>> {
  const written = await db.$executeRaw`
    WITH changed AS (
      UPDATE subscription s SET emails_sent = s.emails_sent + 1, last_email_at = ${now},
        expires_at = ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}
      WHERE s.id = ${id} AND s.status = 'pending' AND s.emails_sent < ${CONFIRMATION_EMAILS_MAX}
        AND NOT EXISTS (SELECT 1 FROM suppressed_email a WHERE a.email_hash = s.email_hash)
      RETURNING s.id, s.email_hash, s.email_sealed, s.locale
    )
    ${insertEmails(
      sql`${selectEmail({
        kind: "confirm-subscription",
        locale: sql`locale`,
        emailHash: sql`email_hash`,
        recipientSealed: sql`email_sealed`,
        subscriptionId: sql`id`,
        notBefore: now,
        now,
      })} FROM changed`,
    )}`;
  if (written) return accept(undefined);
  const standing = await findSubscriptionState(id);
  if (!standing) return refuse("no-such-subscription");
  return refuse(standing.status === "pending" ? "emails-used-up" : "already-confirmed");
}

/** Stops all news, by the subscriber or with one click of a mail program. Doing it twice is harmless. */
export async function leave(id: bigint, now: Date): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const left = await db.$queryRaw<unknown[]>`
    WITH changed AS (
      UPDATE subscription SET status = 'left', left_at = ${now} WHERE id = ${id} AND status = 'confirmed' RETURNING id
    ), dropped AS (${dropWaitingEmails(sql`e.subscription_id IN (SELECT id FROM changed)`)})
    SELECT id FROM changed`;
  return left.length ? accept(undefined) : endedWell(id, "left");
}

/** Sends news again to someone who had left. */
export async function comeBack(id: bigint): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const { count } = await db.subscription.updateMany({
    where: { id, status: "left" },
    // Only the owner of the mailbox comes here, so they may hear of later attempts again.
    data: { status: "confirmed", leftAt: null, noticesSent: 0 },
  });
  return count ? accept(undefined) : endedWell(id, "confirmed");
}

/** Writes which state and language the subscriber wants news for and in. */
export async function changeChoices(
  id: bigint,
  { state, language }: ChoicesInput,
): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const { count } = await db.subscription.updateMany({
    where: { id, status: { not: "pending" } },
    data: { state: state ?? null, locale: language },
  });
  if (count) return accept(undefined);
  return refuse((await findSubscriptionState(id)) ? "not-confirmed" : "no-such-subscription");
}

/** Erases a subscription and its emails, whatever its status: nothing of the person stays in any table. */
export async function eraseSubscription(id: bigint): Promise<Result<undefined, never>> {
  await db.subscription.deleteMany({ where: { id } });
  return accept(undefined);
}

/** Purges what was never confirmed, a month after its last email, and what was left a month ago, in one bounded step. */
export async function purgeSubscriptions(now: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM subscription WHERE id IN (
      SELECT id FROM subscription
      WHERE (status = 'pending' AND last_email_at < ${addMilliseconds(now, -PENDING_KEPT_MILLISECONDS)})
        OR (status = 'left' AND left_at < ${addMilliseconds(now, -LEFT_KEPT_MILLISECONDS)})
      LIMIT ${PURGED_AT_ONCE_MAX})`;
}

async function endedWell(id: bigint, wanted: "left" | "confirmed"): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const standing = await findSubscriptionState(id);
  if (!standing) return refuse("no-such-subscription");
  return standing.status === wanted ? accept(undefined) : refuse("not-confirmed");
}
