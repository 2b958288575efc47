import { type ChosenInput, chosenInput, idListOf } from "../../moderation/schema";
import type { Flag } from "../schema";

export const FLAGGED_READ_AT_ONCE = 50;

export const decisions = ["accept", "remove"] as const;
export type Decision = (typeof decisions)[number];

/** A flagged signature that nobody has looked at yet, opened. */
export interface FlaggedSignature {
  id: bigint;
  /** A held one does not count yet. */
  isHeld: boolean;
  flags: Flag[];
  name: string;
  zip: string;
  state: string;
  comment: string | null;
  confirmedAt: Date;
}

/** What an organizer decides about flagged signatures. There is a reason for those that are removed. */
export type DecisionInput = ChosenInput<Decision>;

export const idListInput = idListOf(FLAGGED_READ_AT_ONCE);

export const decisionInput = chosenInput({ decisions, reasoned: "remove", max: FLAGGED_READ_AT_ONCE });
