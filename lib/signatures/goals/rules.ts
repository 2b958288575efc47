import { states } from "../../content/states";
import { goalOfState } from "../../petitions/rules";
import type { Goals } from "../../petitions/schema";
import { HOUR } from "../../time";

/** A goal of a petition, or of one state of it. */
export interface Goal {
  /** The USPS code; null for the whole petition. */
  state: string | null;
  goal: number;
}

/** The goals of a petition: its own, and that of each state. */
export function goalsOf(petition: Goals): Goal[] {
  const ofStates = states.flatMap(({ code }) => {
    const goal = goalOfState(petition, code);
    return goal === null ? [] : [{ state: code, goal }];
  });
  return [{ state: null, goal: petition.goal }, ...ofStates];
}

// One signer who withdraws and comes back at a goal un-crosses and crosses it again. That must not become a flood of emails.
export const NOTICE_PAUSE_MILLISECONDS = HOUR;
