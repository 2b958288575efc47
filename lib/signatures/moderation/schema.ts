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
