"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { fieldLabels } from "@/components/console/petition-words";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { editEdition, type EditionRefusal } from "@/lib/petitions/editions/commands";
import { openEdition } from "@/lib/petitions/editions/queries";
import { editionInput, editionState } from "@/lib/petitions/editions/schema";
import { petitionSlug } from "@/lib/petitions/schema";
import {
  createPetition,
  type CreateRefusal,
  publishText,
  type PublishRefusal,
  saveText,
  type SaveRefusal,
} from "@/lib/petitions/writing/commands";
import { findWriting } from "@/lib/petitions/writing/queries";
import { newPetitionInput, publishInput, textFields, textInput } from "@/lib/petitions/writing/schema";

const NOT_ALLOWED = "Your role or your states do not include writing petitions.";
const NO_PETITION = "This petition is not there. Please load the page again.";

const createRefusals: Record<CreateRefusal, Partial<FormState>> = {
  "not-allowed": { message: NOT_ALLOWED },
  "too-many": { message: "There are a hundred petitions already, which is as many as the pages list." },
  "slug-taken": { errors: { slug: "There is a petition at this URL already" } },
};

const saveRefusals: Record<SaveRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-petition": NO_PETITION,
  "changed-meanwhile":
    "A colleague saved or published this text after you had opened it. What you typed is still below. Open this page in another tab to read theirs. If you save now, yours becomes the newest and theirs stays among the saves.",
};

const publishRefusals: Record<PublishRefusal, string> = {
  ...saveRefusals,
  "changed-meanwhile":
    "A colleague saved or published this text after you had opened this page. Nothing was published. Please load the page again and read it once more.",
  "not-complete": "This text is not complete. Nothing was published.",
  "nothing-new": "This text is published already.",
};

const editionRefusals: Record<EditionRefusal, Partial<FormState>> = {
  "not-allowed": { message: NOT_ALLOWED },
  "no-such-petition": { message: NO_PETITION },
  "no-such-state": { message: "There is no such state." },
  "sources-wrong": {
    errors: { sources: "Write four lines for each source: title, publisher, year or “no date”, URL" },
  },
  "not-valid": { message: "This law could not be confirmed, so its edition cannot say this. Please check the texts." },
  "changed-meanwhile": {
    message:
      "A colleague saved this edition after you had opened it. What you typed is still below. Open this page in another tab to read theirs. If you save now, yours replaces theirs, and the log keeps both.",
  },
};

const unknownPetition = { ...EMPTY_FORM, message: NO_PETITION };
const pathOf = (slug: string, rest: string) => `/console/petitions/${slug}${rest}` as Route;

export async function createPetitionAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    return formAction(newPetitionInput, async (input) => {
      const created = await createPetition(organizer, input, new Date());
      if (!created.ok) return createRefusals[created.refusal];
      showAfterAction(pathOf(input.slug, "/text?done=created"));
    })(data);
  });
}

export async function saveTextAction(slug: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = petitionSlug.safeParse(slug);
    if (!bound.success) return unknownPetition;
    return formAction(textInput, async (input, values) => {
      const saved = await saveText(organizer, bound.data, input, new Date());
      if (saved.ok) showAfterAction(pathOf(bound.data, "/preview?done=saved"));
      const message = saveRefusals[saved.refusal];
      const theirs = saved.refusal === "changed-meanwhile" ? await findWriting(bound.data) : null;
      if (!theirs) return { message };
      const different = textFields.filter((name) => theirs.fields[name] !== input[name]);
      const named = different.map((name) => fieldLabels[name].toLowerCase()).join(", ");
      return {
        message: named ? `${message} Theirs differs from yours in: ${named}.` : message,
        // The form that comes back is upon the newest state, so that sending it again saves it.
        values: { ...values, basis: `${theirs.basis.revision}.${theirs.basis.version}` },
      };
    })(data);
  });
}

export async function publishTextAction(slug: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = petitionSlug.safeParse(slug);
    if (!bound.success) return unknownPetition;
    return formAction(publishInput, async ({ basis }) => {
      const published = await publishText(organizer, bound.data, basis, new Date());
      if (!published.ok) return { message: publishRefusals[published.refusal] };
      showAfterAction(pathOf(bound.data, "?done=published"));
    })(data);
  });
}

export async function editEditionAction(
  slug: string,
  state: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const [boundSlug, boundState] = [petitionSlug.safeParse(slug), editionState.safeParse(state)];
    if (!boundSlug.success || !boundState.success) return unknownPetition;
    return formAction(editionInput, async (input, values) => {
      const edited = await editEdition(organizer, boundSlug.data, boundState.data, input, new Date());
      if (edited.ok) showAfterAction(pathOf(boundSlug.data, "/editions?done=edited"));
      const refused = editionRefusals[edited.refusal];
      const now = edited.refusal === "changed-meanwhile" ? await openEdition(boundSlug.data, boundState.data) : null;
      return now ? { ...refused, values: { ...values, basis: now.basis } } : refused;
    })(data);
  });
}
