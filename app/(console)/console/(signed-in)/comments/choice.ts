import { z } from "zod";

import { commentReviews, signatureIdInput } from "@/lib/signatures/moderation/schema";

const choice = z.object({
  petition: z.string().max(60).catch(""),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .catch(""),
  review: z.enum(commentReviews).catch("waiting"),
  after: signatureIdInput.nullable().catch(null),
  decided: z.coerce.number().int().min(0).max(1_000).catch(0),
  skipped: z.coerce.number().int().min(0).max(1_000).catch(0),
});

export type CommentChoice = z.infer<typeof choice>;

/** Parses the query of the page. An invalid parameter gets its default. */
export function readChoice(params: Record<string, string | string[] | undefined>): CommentChoice {
  const { petition, state, review, after, decided, skipped } = params;
  return choice.parse({ petition, state, review, after, decided, skipped });
}
