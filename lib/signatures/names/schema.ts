import { z } from "zod";

import type { Flag } from "../flags/schema";
import { type ChosenInput, chosenInput, idListOf } from "../moderation/schema";

// Names are short, and most need one glance.
export const NAMES_READ_AT_ONCE = 100;

export const nameReviews = ["waiting", "shown", "left_out"] as const;
/** Whether a name that its signer lets be shown is shown. Another name of the same signer begins as "waiting". */
export type NameReview = (typeof nameReviews)[number];

export const nameDecisions = ["show", "leave-out"] as const;
export type NameDecision = (typeof nameDecisions)[number];

/** A name that its signer lets be shown, opened. */
export interface NameToReview {
  id: bigint;
  /** Names this name and the way it is shown, so that a decision is about what was read. */
  version: string;
  /** Null where it cannot be opened. */
  name: string | null;
  display: "initials" | "name";
  state: string;
  flags: Flag[];
  confirmedAt: Date;
  leftOutReason: string | null;
}

/** What an organizer decides about names, each with the version that they read. */
export interface NamesInput extends Omit<ChosenInput<NameDecision>, "ids"> {
  names: { id: bigint; version: string }[];
}

export const nameIdsInput = idListOf(NAMES_READ_AT_ONCE);

const nameVersion = z.string().regex(/^[0-9a-f]{16}$/);
const chosen = chosenInput({ decisions: nameDecisions, reasoned: "leave-out", max: NAMES_READ_AT_ONCE });

/** The form of one page of names: `signature-7` for each that was chosen, `version-7`, the decision, and the reason. */
export const namesInput = z.record(z.string(), z.string()).transform((fields, context): NamesInput => {
  const parsed = chosen.safeParse(fields);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message });
    return z.NEVER;
  }
  const { ids, ...decided } = parsed.data;
  const names = ids.flatMap((id) => {
    const version = nameVersion.safeParse(fields[`version-${id}`]);
    return version.success ? [{ id, version: version.data }] : [];
  });
  return { ...decided, names };
});
