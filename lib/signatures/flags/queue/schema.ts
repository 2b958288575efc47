import { z } from "zod";

import { removalInput, signatureIdInput } from "../../moderation/schema";
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

/** What an organizer decides about flagged signatures, all at once. */
export interface DecisionInput {
  ids: bigint[];
  decision: Decision;
  /** Why they are removed. Null for those that are accepted. */
  reason: string | null;
}

/** The ids of a query, such as "12.15": what was decided a moment ago, to be undone. */
export const idListInput = z
  .string()
  .max(FLAGGED_READ_AT_ONCE * 20)
  .transform((text) => text.split("."))
  .pipe(z.array(signatureIdInput).min(1).max(FLAGGED_READ_AT_ONCE));

/** The form of one page of the queue: `signature-7` for each that was chosen, the decision, and the reason. */
export const decisionInput = z.record(z.string(), z.string()).transform((fields, context): DecisionInput => {
  const ids = Object.keys(fields).flatMap((name) => {
    const id = signatureIdInput.safeParse(/^signature-(.*)$/.exec(name)?.[1]);
    return id.success ? [id.data] : [];
  });
  const decision = z.enum(decisions).safeParse(fields["decision"]);
  if (!decision.success) {
    context.addIssue({ code: "custom", path: ["decision"], message: "Choose what becomes of them" });
    return z.NEVER;
  }
  if (decision.data === "accept") return { ids: ids.slice(0, FLAGGED_READ_AT_ONCE), decision: "accept", reason: null };
  const reason = removalInput.safeParse({ reason: fields["reason"] ?? "" });
  if (!reason.success) {
    context.addIssue({ code: "custom", path: ["reason"], message: reason.error.issues[0]!.message });
    return z.NEVER;
  }
  return { ids: ids.slice(0, FLAGGED_READ_AT_ONCE), decision: "remove", reason: reason.data.reason };
});
