"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import type { FormState } from "@/lib/form-state";
import { reviewComments, type ReviewRefusal } from "@/lib/signatures/moderation/commands";
import { reviewInput } from "@/lib/signatures/moderation/schema";

const refusals: Record<ReviewRefusal, string> = {
  "not-allowed": "Your role or your states do not include these comments.",
  "nothing-decided": "Nothing is decided yet. Choose for at least one comment.",
  unreadable:
    "One of these comments cannot be opened, so nobody has read it, and nothing is recorded. Load the page again.",
};

/** Records the decisions of one page of comments. The page binds the petition and the state. */
export async function reviewAction(
  petition: string,
  state: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) =>
    formAction(reviewInput, async (decisions) => {
      const reviewed = await reviewComments(organizer, { state: String(state), decisions }, new Date());
      if (!reviewed.ok) return { message: refusals[reviewed.refusal] };
      const { decided, skipped } = reviewed.value;
      const query = new URLSearchParams({ petition, state, decided: `${decided}`, skipped: `${skipped}` });
      showAfterAction(`/console/comments?${query}` as Route);
    })(data),
  );
}
