import { DAY } from "../time";
import type { SubscriptionStatus } from "./schema";

// Whoever left may change their mind, or press the button of an old email once more; after a month nothing is left.
export const LEFT_KEPT_MILLISECONDS = 30 * DAY;

/** What decides whether a draft may be confirmed. */
export interface SubscriptionDraftState {
  /** Of the subscription it is a draft of. */
  status: SubscriptionStatus;
  isUsed: boolean;
  expiresAt: Date;
}

export type ConfirmSubscriptionRefusal = "no-such-subscription" | "expired" | "left" | "try-again";

/** Why a draft cannot be confirmed now, or null where it can or was. */
export function confirmRefusal(draft: SubscriptionDraftState | null, now: Date): ConfirmSubscriptionRefusal | null {
  if (!draft) return "no-such-subscription";
  if (draft.status === "left") return "left";
  return !draft.isUsed && draft.expiresAt <= now ? "expired" : null;
}
