"use server";

import type { Route } from "next";
import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { decideFlagged, type DecisionRefusal, undoDecision } from "@/lib/signatures/flags/queue/commands";
import { decisionInput, decisions, idListInput } from "@/lib/signatures/flags/queue/schema";
import { queryOf, readChoice } from "./choice";

const refusals: Record<DecisionRefusal, string> = {
  "not-allowed": "Your role or your states do not include these signatures.",
  "nothing-chosen": "Nothing is chosen yet. Choose at least one signature.",
};

/** Accepts or removes the chosen signatures, and shows the queue where it was, which offers to undo it. `list` is its query. */
export async function decideAction(list: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) =>
    formAction(decisionInput, async (input) => {
      const decided = await decideFlagged(organizer, input, new Date());
      if (!decided.ok) return { message: refusals[decided.refusal] };
      const { ids, skipped } = decided.value;
      backTo(list, { done: input.decision, ids: ids.join("."), count: `${ids.length}`, skipped: `${skipped}` });
    })(data),
  );
}

/** Undoes a decision of a moment ago. */
export async function undoAction(
  decision: string,
  ids: string,
  list: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = z.object({ decision: z.enum(decisions), ids: idListInput }).safeParse({ decision, ids });
    if (!bound.success) return { ...EMPTY_FORM, message: refusals["nothing-chosen"] };
    return formAction(z.object({}), async () => {
      const undone = await undoDecision(organizer, bound.data.ids, bound.data.decision);
      if (!undone.ok) return { message: refusals[undone.refusal] };
      backTo(list, { done: "undone", count: `${undone.value.ids.length}`, skipped: `${undone.value.skipped}` });
    })(data);
  });
}

function backTo(list: string, what: Record<string, string>): never {
  const query = queryOf(readChoice(Object.fromEntries(new URLSearchParams(String(list)))));
  for (const [name, value] of Object.entries(what)) query.set(name, value);
  showAfterAction(`/console/flagged?${query}` as Route);
}
