type Status = "open" | "paused" | "closed";

/** The petition that a number is of, which it follows while its page is open. */
export interface Followed {
  slug: string;
  /** Where it is the number of one state: its USPS code. */
  state?: string;
  status: Status;
  /** Of the petition or, where it is the number of one state, of that. */
  goal: number;
}

/**
 * What a number says about itself, so that enhance/live-number.ts can tell whether it still holds. `paper` where signatures on
 * paper are beside it.
 */
export function liveData(followed: Followed | undefined, count: number, paper?: number) {
  if (!followed) return {};
  const { slug, state, status, goal } = followed;
  const shows = [status, goal, count, ...(paper === undefined ? [] : [paper])].join(" ");
  return { "data-live": slug, "data-live-state": state, "data-live-shows": shows };
}

/** The same for a text that depends on the status alone. */
export const liveStatus = (slug: string, status: Status) => ({ "data-live": slug, "data-live-shows": status });
