"use server";

import type { Route } from "next";
import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { type NameRefusal, reviewNames, undoNameReview } from "@/lib/signatures/names/commands";
import { nameIdsInput, namesInput } from "@/lib/signatures/names/schema";
import { queryOf, readChoice } from "./choice";

const refusals: Record<NameRefusal, string> = {
  "not-allowed": "Your role or your states do not include these names.",
  "nothing-chosen": "Nothing is chosen yet. Choose at least one name.",
  unreadable: "One of these names cannot be opened, so nobody has read it, and none is shown. Load the page again.",
};

/** Lets the chosen names be shown or not, and shows the list where it was, which offers to undo it. `list` is its query. */
export async function reviewNamesAction(list: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) =>
    formAction(namesInput, async (input) => {
      const reviewed = await reviewNames(organizer, input, new Date());
      if (!reviewed.ok) return { message: refusals[reviewed.refusal] };
      const { ids, skipped } = reviewed.value;
      backTo(list, { done: input.decision, ids: ids.join("."), count: `${ids.length}`, skipped: `${skipped}` });
    })(data),
  );
}

/** Undoes a decision of a moment ago: the names wait again. */
export async function undoNamesAction(
  ids: string,
  list: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = nameIdsInput.safeParse(ids);
    if (!bound.success) return { ...EMPTY_FORM, message: refusals["nothing-chosen"] };
    return formAction(z.object({}), async () => {
      const undone = await undoNameReview(organizer, bound.data);
      if (!undone.ok) return { message: refusals[undone.refusal] };
      backTo(list, { done: "undone", count: `${undone.value.ids.length}`, skipped: `${undone.value.skipped}` });
    })(data);
  });
}

function backTo(list: string, what: Record<string, string>): never {
  const query = queryOf(readChoice(Object.fromEntries(new URLSearchParams(String(list)))));
  for (const [name, value] of Object.entries(what)) query.set(name, value);
  showAfterAction(`/console/names?${query}` as Route);
}
