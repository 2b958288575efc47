import "server-only";

import { addressHash } from "../canonical-address";
import { query } from "../db/client";
import { accept, refuse, type Result } from "../result";
import { sealEmail } from "../sealed-email";
import {
  CONFIRMATION_LETTERS_MAX, CONFIRMING_MILLISECONDS_MAX, NOTICE_PAUSE_MILLISECONDS, NOTICES_MAX, PENDING_KEPT_MILLISECONDS,
} from "../signatures/rules";
import { after } from "../time";
import { findSubscriptionStanding } from "./queries";
import { confirmRefusal, LEFT_KEPT_MILLISECONDS, type ConfirmSubscriptionRefusal } from "./rules";
import type { ChoicesInput, SubscriptionInput } from "./schema";
import { CHANGE, COME_BACK, CONFIRM, ERASE, FORGET, LEAVE, SEND_AGAIN, SUBSCRIBE } from "./statements";

export type SendSubscriptionAgainRefusal = "no-such-subscription" | "letters-used-up" | "already-confirmed";
export type OwnSubscriptionRefusal = "no-such-subscription" | "not-confirmed";

/**
 * Subscribing looks the same from outside whoever subscribes: new, pending, confirmed, gone or blocked. What differs is
 * the letter, which only the owner of the address reads. One statement writes the row and its letter, or neither.
 * Before `notBefore` the letter waits: the slower lane of those who bring no proof of work.
 */
export async function subscribe({ email, state, language }: SubscriptionInput, notBefore: Date, now: Date): Promise<void> {
  const hash = addressHash(email);
  await query("subscribe", SUBSCRIBE, [
    hash, sealEmail(email, hash), state ?? null, language, now, after(now, CONFIRMING_MILLISECONDS_MAX), notBefore,
    CONFIRMATION_LETTERS_MAX, NOTICES_MAX, after(now, -NOTICE_PAUSE_MILLISECONDS),
  ]);
}

/** Confirms a pending subscription. Confirming one that is confirmed already is success. */
export async function confirmSubscription(id: bigint, now: Date): Promise<Result<undefined, ConfirmSubscriptionRefusal>> {
  const { rowCount } = await query("confirm-subscription", CONFIRM, [id, now]);
  if (rowCount) return accept(undefined);
  const standing = await findSubscriptionStanding(id);
  if (standing?.status === "confirmed") return accept(undefined);
  return refuse(confirmRefusal(standing, now) ?? "try-again");
}

/** Writes the confirmation letter again, from the page of an expired link. */
export async function sendSubscriptionAgain(id: bigint, now: Date): Promise<Result<undefined, SendSubscriptionAgainRefusal>> {
  const { rowCount } = await query("send-subscription-again", SEND_AGAIN,
    [id, now, after(now, CONFIRMING_MILLISECONDS_MAX), CONFIRMATION_LETTERS_MAX]);
  if (rowCount) return accept(undefined);
  const standing = await findSubscriptionStanding(id);
  if (!standing) return refuse("no-such-subscription");
  return refuse(standing.status === "pending" ? "letters-used-up" : "already-confirmed");
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
export async function changeChoices(id: bigint, { state, language }: ChoicesInput): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const { rowCount } = await query("change-subscription", CHANGE, [id, state ?? null, language]);
  if (rowCount) return accept(undefined);
  return refuse(await findSubscriptionStanding(id) ? "not-confirmed" : "no-such-subscription");
}

/** Erases a subscription and its letters, whatever its status: nothing of the person stays in any table. */
export async function eraseSubscription(id: bigint): Promise<Result<undefined, never>> {
  await query("erase-subscription", ERASE, [id]);
  return accept(undefined);
}

/** Forgets what was never confirmed, a month after its last letter, and what was left a month ago, in one bounded step. */
export async function forgetSubscriptions(now: Date): Promise<number> {
  const { rowCount } = await query("forget-subscriptions", FORGET,
    [after(now, -PENDING_KEPT_MILLISECONDS), after(now, -LEFT_KEPT_MILLISECONDS)]);
  return rowCount ?? 0;
}

async function endedWell(id: bigint, wanted: "left" | "confirmed"): Promise<Result<undefined, OwnSubscriptionRefusal>> {
  const standing = await findSubscriptionStanding(id);
  if (!standing) return refuse("no-such-subscription");
  return standing.status === wanted ? accept(undefined) : refuse("not-confirmed");
}
