import "server-only";

import { emailHash } from "../canonical-email";
import { query } from "../db/client";
import { accept, refuse, type Result } from "../result";
import { sealEmail } from "../sealed-email";
import {
  CONFIRMATION_EMAILS_MAX,
  CONFIRMING_MILLISECONDS_MAX,
  NOTICE_PAUSE_MILLISECONDS,
  NOTICES_MAX,
  PENDING_KEPT_MILLISECONDS,
} from "../signatures/rules";
import { addMilliseconds } from "../time";
import { findSubscriptionState } from "./queries";
import { confirmRefusal, LEFT_KEPT_MILLISECONDS, type ConfirmSubscriptionRefusal } from "./rules";
import type { ChoicesInput, SubscriptionInput } from "./schema";
import { CHANGE, COME_BACK, CONFIRM, ERASE, FORGET, LEAVE, SEND_AGAIN, SUBSCRIBE } from "./statements";

export type SendSubscriptionAgainRefusal = "no-such-subscription" | "emails-used-up" | "already-confirmed";
export type OwnSubscriptionRefusal = "no-such-subscription" | "not-confirmed";

/**
 * Subscribing looks the same from outside whoever subscribes: new, pending, confirmed, gone or blocked. What differs is
 * the email, which only the owner of the address reads. One statement writes the row and its email, or neither.
 * Before `notBefore` the email waits: the slower lane of those who bring no proof of work.
 */
export async function subscribe(
  { email, state, language }: SubscriptionInput,
  notBefore: Date,
  now: Date,
): Promise<void> {
  const hash = emailHash(email);
  await query("subscribe", SUBSCRIBE, [
    hash,
    sealEmail(email, hash),
    state ?? null,
    language,
    now,
    addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX),
    notBefore,
    CONFIRMATION_EMAILS_MAX,
    NOTICES_MAX,
    addMilliseconds(now, -NOTICE_PAUSE_MILLISECONDS),
  ]);
}

/** Confirms a pending subscription. Confirming one that is confirmed already is success. */
export async function confirmSubscription(
  id: bigint,
  now: Date,
): Promise<Result<undefined, ConfirmSubscriptionRefusal>> {
  const { rowCount } = await query("confirm-subscription", CONFIRM, [id, now]);
  if (rowCount) return accept(undefined);
  const standing = await findSubscriptionState(id);
  if (standing?.status === "confirmed") return accept(undefined);
  return refuse(confirmRefusal(standing, now) ?? "try-again");
}

/** Writes the confirmation email again, from the page of an expired link. */
export async function sendSubscriptionAgain(
  id: bigint,
  now: Date,
): Promise<Result<undefined, SendSubscriptionAgainRefusal>> {
  const { rowCount } = await query("send-subscription-again", SEND_AGAIN, [
    id,
    now,
    addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX),
    CONFIRMATION_EMAILS_MAX,
  ]);
  if (rowCount) return accept(undefined);
  const standing = await findSubscriptionState(id);
  if (!standing) return refuse("no-such-subscription");
  return refuse(standing.status === "pending" ? "emails-used-up" : "already-confirmed");
}

/** Stops all news, by the subscriber or with one click of a mail program. Doing it twice is harmless. */
export async function leave(id: bigint, now: Date): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const { rowCount } = await query("leave-subscription", LEAVE, [id, now]);
  return rowCount ? accept(undefined) : endedWell(id, "left");
}

/** Sends news again to someone who had left. */
export async function comeBack(id: bigint): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const { rowCount } = await query("come-back-to-subscription", COME_BACK, [id]);
  return rowCount ? accept(undefined) : endedWell(id, "confirmed");
}

/** Writes which state and language the subscriber wants news for and in. */
export async function changeChoices(
  id: bigint,
  { state, language }: ChoicesInput,
): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const { rowCount } = await query("change-subscription", CHANGE, [id, state ?? null, language]);
  if (rowCount) return accept(undefined);
  return refuse((await findSubscriptionState(id)) ? "not-confirmed" : "no-such-subscription");
}

/** Erases a subscription and its emails, whatever its status: nothing of the person stays in any table. */
export async function eraseSubscription(id: bigint): Promise<Result<undefined, never>> {
  await query("erase-subscription", ERASE, [id]);
  return accept(undefined);
}

/** Purges what was never confirmed, a month after its last email, and what was left a month ago, in one bounded step. */
export async function purgeSubscriptions(now: Date): Promise<number> {
  const { rowCount } = await query("forget-subscriptions", FORGET, [
    addMilliseconds(now, -PENDING_KEPT_MILLISECONDS),
    addMilliseconds(now, -LEFT_KEPT_MILLISECONDS),
  ]);
  return rowCount ?? 0;
}

async function endedWell(id: bigint, wanted: "left" | "confirmed"): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const standing = await findSubscriptionState(id);
  if (!standing) return refuse("no-such-subscription");
  return standing.status === wanted ? accept(undefined) : refuse("not-confirmed");
}
