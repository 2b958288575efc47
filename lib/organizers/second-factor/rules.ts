import { addMilliseconds, HOUR } from "../../time";
import type { Role, Session, SessionNeed } from "../schema";
import { SET_UP_MILLISECONDS_MAX } from "./schema";

interface Factors {
  role: Role;
  hasSecondFactor: boolean;
  /** When it was last given in the session. */
  secondFactorAt: Date | null;
}

/** What a session lacks before anything of the console works in it: the second factor of those who have one, and an admin's. */
export function needOf({ role, hasSecondFactor, secondFactorAt }: Factors): SessionNeed | null {
  if (secondFactorAt) return null;
  if (hasSecondFactor) return "second-factor";
  return role === "admin" ? "set-up" : null;
}

// A working session at one task. Longer, and a colleague's open screen is enough to take everything along.
export const RECENT_MILLISECONDS = HOUR;

/** Whether the holder of a session has proved recently who they are. */
export const isRecent = ({ provenAt }: Session, now: Date): boolean =>
  provenAt > addMilliseconds(now, -RECENT_MILLISECONDS);

/**
 * Whether a second factor may be set up in this session. It takes more than an open session or a link, except for an admin who has
 * none: otherwise somebody in the mailbox could replace the factor that keeps them out.
 */
export const maySetUp = (session: Session, now: Date): boolean =>
  session.need === "set-up" || (session.need === null && isRecent(session, now));

/** Whether a secret that was shown at this time may still be set up. */
export const isFresh = (shownAt: Date, now: Date): boolean => shownAt > addMilliseconds(now, -SET_UP_MILLISECONDS_MAX);

/** Whether an organizer may do without a second factor. */
export const mayDoWithout = ({ role }: { role: Role }): boolean => role !== "admin";
