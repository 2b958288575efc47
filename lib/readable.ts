import { logError } from "./log";
import { UNREADABLE } from "./unreadable";

/** Opens one text of a list. One that cannot be opened is logged and says so, and the rest of the list stays readable. */
export function openOfList(open: () => string): string {
  return openOrNull(open) ?? UNREADABLE;
}

/** Opens one value of a list. Null, and logged, where it cannot be opened: so nobody decides about it unread. */
export function openOrNull<Value>(open: () => Value): Value | null {
  try {
    return open();
  } catch (error) {
    logError("text-unreadable", error);
    return null;
  }
}
