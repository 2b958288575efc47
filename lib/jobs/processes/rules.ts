import { MINUTE, SECOND } from "../../time";

/** How often a process writes that it runs. */
export const SEEN_EVERY_MILLISECONDS = 15 * SECOND;

/** Whether a process has not been seen for so long that it was killed, or cannot reach the database. */
export const isMissing = (lastSeenAt: Date, now: Date): boolean => now.getTime() - lastSeenAt.getTime() > MINUTE;
