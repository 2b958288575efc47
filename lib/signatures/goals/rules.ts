import { HOUR } from "../../time";

/** A goal of a petition, or of one state of it. */
export interface Goal {
  /** The USPS code; null for the whole petition. */
  state: string | null;
  goal: number;
}

/** The goals of a petition. */
export function goalsOf(petitionGoal: number): Goal[] {
  return [{ state: null, goal: petitionGoal }];
}

// One signer who withdraws and comes back at a goal un-crosses and crosses it again. That must not become a flood of emails.
export const NOTICE_PAUSE_MILLISECONDS = HOUR;
