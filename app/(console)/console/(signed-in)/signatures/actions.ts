"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { type ModerationRefusal, reinstate, remove } from "@/lib/signatures/moderation/commands";
import { removalInput, signatureIdInput } from "@/lib/signatures/moderation/schema";
import { lookFor, type SearchRefusal } from "@/lib/signatures/search/commands";
import { searchInput } from "@/lib/signatures/search/schema";
import { queryOf, readChoice } from "./choice";

const LIST = "/console/signatures";

const searchRefusals: Record<SearchRefusal, string> = {
  "not-allowed": "Your role or your states do not include these signatures.",
  "no-such-petition": "This petition is not there any more. Please choose another one.",
  "no-such-district":
    "No district of the chosen state has this name. Choose the state, and a name such as House 49 or Senate 14.",
  "no-words": "A name has letters. Enter a whole word of it.",
  "nothing-found": "Nothing was found. Names are found by whole words, and emails only as a whole.",
  "too-many-guesses": "You looked for many names and emails in a minute. Please wait a minute and try again.",
};

/** Looks for signatures, and shows the list. What was typed as a name or an email is a keyed hash in its URL. */
export async function searchAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) =>
    formAction(searchInput, async (input) => {
      const found = await lookFor(organizer, input, new Date(), await chosenTimeZone());
      if (!found.ok) return { message: searchRefusals[found.refusal] };
      const { timeZone: _ofThisBrowser, petition, ...filter } = found.value;
      redirect(`${LIST}?${queryOf({ ...filter, petition: petition.slug })}#found` as Route);
    })(data),
  );
}

const refusals: Record<ModerationRefusal, string> = {
  "not-allowed": "Your role or your states do not include this signature.",
  "no-such-signature": "This signature is not there any more: its signer may have erased it.",
  "not-confirmed": "This signature does not count at the moment. Please reload the page.",
  "not-removed": "This signature is not removed. Please reload the page.",
};

/** Removes a signature, and shows the list where it was, which offers to undo it. `list` is the query of that list. */
export async function removeAction(id: string, list: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = signatureIdInput.safeParse(id);
    if (!bound.success) return { ...EMPTY_FORM, message: refusals["no-such-signature"] };
    return formAction(removalInput, async ({ reason }) => {
      const removed = await remove(organizer, bound.data, reason, new Date());
      if (!removed.ok) return { message: refusals[removed.refusal] };
      backTo(list, { done: "removed", undo: String(bound.data) });
    })(data);
  });
}

/** Brings a removed signature back, and shows the list where it was. */
export async function reinstateAction(id: string, list: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = signatureIdInput.safeParse(id);
    if (!bound.success) return { ...EMPTY_FORM, message: refusals["no-such-signature"] };
    return formAction(z.object({}), async () => {
      const reinstated = await reinstate(organizer, bound.data);
      if (!reinstated.ok) return { message: refusals[reinstated.refusal] };
      backTo(list, { done: "reinstated" });
    })(data);
  });
}

function backTo(list: string, what: Record<string, string>): never {
  const query = queryOf(readChoice(Object.fromEntries(new URLSearchParams(String(list)))));
  for (const [name, value] of Object.entries(what)) query.set(name, value);
  showAfterAction(`${LIST}?${query}` as Route);
}
