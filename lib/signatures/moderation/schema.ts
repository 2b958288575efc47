import { z } from "zod";

import { textOfAtMost } from "../../organizers/schema";

// The limit of the column.
const REASON_LENGTH_MAX = 500;

/** The form to remove a signature, with the reason. */
export const removalInput = z.object({
  reason: textOfAtMost(REASON_LENGTH_MAX, `Use at most ${REASON_LENGTH_MAX} characters`)
    .trim()
    .min(3, "Say why, in a few words"),
});

/** The id of a signature. A page binds it to an action. */
export const signatureIdInput = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/)
  .transform(BigInt);

/** What an organizer decides about several signatures, all at once. */
export interface ChosenInput<Decision extends string> {
  ids: bigint[];
  decision: Decision;
  /** Why, as the signers read it. Null for a decision that needs no reason. */
  reason: string | null;
}

interface ChosenRules<Decision extends string> {
  decisions: readonly Decision[];
  /** The decision that needs a reason. */
  reasoned: Decision;
  /** The most signatures of one form. */
  max: number;
}

/** The form of one page of a queue: `signature-7` for each that was chosen, the decision, and the reason. */
export const chosenInput = <Decision extends string>({ decisions, reasoned, max }: ChosenRules<Decision>) =>
  z.record(z.string(), z.string()).transform((fields, context): ChosenInput<Decision> => {
    const ids = Object.keys(fields).flatMap((name) => {
      const id = signatureIdInput.safeParse(/^signature-(.*)$/.exec(name)?.[1]);
      return id.success ? [id.data] : [];
    });
    const decision = decisions.find((each) => each === fields["decision"]);
    if (decision === undefined) {
      context.addIssue({ code: "custom", path: ["decision"], message: "Choose what becomes of them" });
      return z.NEVER;
    }
    if (decision !== reasoned) return { ids: ids.slice(0, max), decision, reason: null };
    const reason = removalInput.safeParse({ reason: fields["reason"] ?? "" });
    if (!reason.success) {
      context.addIssue({ code: "custom", path: ["reason"], message: reason.error.issues[0]!.message });
      return z.NEVER;
    }
    return { ids: ids.slice(0, max), decision, reason: reason.data.reason };
  });

/** The ids of a query, such as "12.15": what was decided a moment ago, to be undone. */
export const idListOf = (max: number) =>
  z
    .string()
    .max(max * 20)
    .transform((text) => text.split("."))
    .pipe(z.array(signatureIdInput).min(1).max(max));

export const COMMENTS_READ_AT_ONCE = 25;

export const commentReviews = ["waiting", "included", "left_out"] as const;
/** Whether a comment goes to lawmakers. Another comment of the same signer begins as "waiting". */
export type CommentReview = (typeof commentReviews)[number];

/** What an organizer decides about one comment. `version` names the text that they read: the signer may change it meanwhile. */
export interface CommentDecision {
  id: bigint;
  version: string;
  review: "included" | "left_out";
  /** Why it is left out, as the signer reads it. Null for one that goes. */
  reason: string | null;
}

const decision = z.enum(["included", "left_out", "later"]);
const commentVersion = z.string().regex(/^[0-9a-f]{16}$/);

/**
 * The form of one page of comments: `review-7`, `version-7` and `reason-7` for each signature. The output has only comments
 * that were decided about. Each error is named after the field of its reason.
 */
export const reviewInput = z.record(z.string(), z.string()).transform((fields, context): CommentDecision[] => {
  const decisions: CommentDecision[] = [];
  for (const [name, value] of Object.entries(fields).slice(0, 4 * COMMENTS_READ_AT_ONCE)) {
    const id = signatureIdInput.safeParse(/^review-(.*)$/.exec(name)?.[1]);
    const review = decision.safeParse(value);
    if (!id.success || !review.success || review.data === "later") continue;
    const version = commentVersion.safeParse(fields[`version-${id.data}`]);
    if (!version.success) continue;
    const field = `reason-${id.data}`;
    const reason = review.data === "left_out" ? removalInput.safeParse({ reason: fields[field] ?? "" }) : null;
    if (reason && !reason.success) {
      context.addIssue({ code: "custom", path: [field], message: reason.error.issues[0]!.message });
      continue;
    }
    decisions.push({ id: id.data, version: version.data, review: review.data, reason: reason?.data.reason ?? null });
  }
  return decisions;
});
