import { DAY } from "../time";
import type { SubscriptionStatus } from "./schema";

// People who left may change their mind, or use the button of an old email again. After a month the row is purged.
export const LEFT_KEPT_MILLISECONDS = 30 * DAY;

/** The state of a draft, which decides whether it may be confirmed. */
export interface SubscriptionDraftState {
  /** The status of the draft's subscription. */
  status: SubscriptionStatus;
  isUsed: boolean;
  expiresAt: Date;
}

export type ConfirmSubscriptionRefusal = "no-such-subscription" | "expired" | "left" | "try-again";

/** Why a draft cannot be confirmed now, or null where it can be or was confirmed. */
export function confirmRefusal(draft: SubscriptionDraftState | null, now: Date): ConfirmSubscriptionRefusal | null {
  if (!draft) return "no-such-subscription";
  if (draft.status === "left") return "left";
  return !draft.isUsed && draft.expiresAt <= now ? "expired" : null;
}
