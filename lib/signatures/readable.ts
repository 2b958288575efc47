import { logError } from "../log";

/** What organizers read in place of a text that cannot be opened. */
export const UNREADABLE = "(cannot be opened: its key is not in SEAL_KEYS, or it was altered)";

/** Opens one text of a list. One that cannot be opened is logged and says so, and the rest of the list stays readable. */
export function openOfList(open: () => string): string {
  return openOrNull(open) ?? UNREADABLE;
}

/** Opens one text of a list that the public reads. Null, and logged, where it cannot be opened. */
export function openOrNull(open: () => string): string | null {
  try {
    return open();
  } catch (error) {
    logError("text-unreadable", error);
    return null;
  }
}
