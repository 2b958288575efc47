import { DAY } from "../time";
import type { SubscriptionStatus } from "./schema";

// Whoever left may change their mind, or press the button of an old email once more; after a month nothing is left.
export const LEFT_KEPT_MILLISECONDS = 30 * DAY;

/** Where a subscription stands, as far as deciding what may be done with it needs. */
export interface SubscriptionState {
  status: SubscriptionStatus;
  expiresAt: Date;
}

export type ConfirmSubscriptionRefusal = "no-such-subscription" | "expired" | "left" | "try-again";

/** Why a subscription cannot be confirmed now, or null where it can. */
export function confirmRefusal(standing: SubscriptionState | null, now: Date): ConfirmSubscriptionRefusal | null {
  if (!standing) return "no-such-subscription";
  if (standing.status === "left") return "left";
  return standing.status === "pending" && standing.expiresAt <= now ? "expired" : null;
}
