import type { Limit } from "../limits/schema";
import { HOUR, MINUTE, SECOND } from "../time";

// Whoever signs on somebody else's behalf a thousand times an hour is not a person. A hall full of people behind one
// address is: with a phone and a minute each, a thousand of them take longer than that.
export const SIGNING_LIMIT: Limit = { max: 1_000, windowMilliseconds: HOUR };

// Without a proof of work (no JavaScript, an old browser) a class or a meeting behind one address still goes at once.
export const UNPROVED_AT_ONCE_MAX = 60;

// After them each email leaves a little later than the one before, until it waits as long as people put up with.
const WAIT_STEP_MILLISECONDS = 15 * SECOND;
export const WAIT_MILLISECONDS_MAX = 15 * MINUTE;
const WAIT_STEPS = WAIT_MILLISECONDS_MAX / WAIT_STEP_MILLISECONDS;

/** Counts the signings of one source that came without a proof. It never refuses: what it says is how long to wait. */
export const UNPROVED_LIMIT: Limit = { max: UNPROVED_AT_ONCE_MAX + WAIT_STEPS, windowMilliseconds: 10 * MINUTE };

/** How long the email waits when the same source has already sent this many signings without a proof. */
export function emailWaitMilliseconds(unprovedBefore: number): number {
  const late = unprovedBefore - UNPROVED_AT_ONCE_MAX + 1;
  return Math.min(Math.max(late, 0) * WAIT_STEP_MILLISECONDS, WAIT_MILLISECONDS_MAX);
}
