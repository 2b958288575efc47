import { isAtLeast, mayReadState } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, HOUR } from "../../time";

/** Whether an organizer may enter, correct and take back the bills of a state. */
export function mayRecordBills(organizer: Organizer, state: string): boolean {
  return isAtLeast(organizer.role, "organizer") && mayReadState(organizer, state);
}

// Guam is ten hours ahead of UTC: the farthest of all states and territories.
const FARTHEST_AHEAD = 10 * HOUR;

/** Whether a day has not begun anywhere in the states and territories, so that nothing can have happened on it. */
export function isFuture(day: string, now: Date): boolean {
  return day > addMilliseconds(now, FARTHEST_AHEAD).toISOString().slice(0, 10);
}
