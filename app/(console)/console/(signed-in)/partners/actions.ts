"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import {
  addCode,
  addPartner,
  type PartnerRefusal,
  renameCode,
  renamePartner,
  retireCode,
  retirePartner,
  setOrigins,
} from "@/lib/partners/commands";
import { codeInput, labelInput, originsInput, partnerIdInput, partnerInput } from "@/lib/partners/schema";
import { sourceField } from "@/lib/signatures/schema";

const refusals: Record<PartnerRefusal, Partial<FormState>> = {
  "not-allowed": { message: "Your role or your states do not include this." },
  "no-such-partner": { message: "This partner is not there any more. Please load the page again." },
  "no-such-code": { message: "This code is not there any more. Please load the page again." },
  "no-such-petition": { errors: { petition: "Choose a petition" } },
  "name-taken": { errors: { name: "There is a partner or campaign with this name already" } },
  "code-taken": { errors: { code: "This code has a name already. Choose another" } },
  "too-many": { message: "There are as many as the site can keep. Please write to whoever runs it." },
};

const partnerPath = (id: number, done: string) => `/console/partners/${id}?done=${done}` as Route;
const codePath = (code: string, done: string) => `/console/partners/codes/${code}?done=${done}` as Route;

const unknownPartner = { ...EMPTY_FORM, ...refusals["no-such-partner"] };
const unknownCode = { ...EMPTY_FORM, ...refusals["no-such-code"] };

export async function addPartnerAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    return formAction(partnerInput, async ({ name }) => {
      const added = await addPartner(organizer, name, new Date());
      if (!added.ok) return refusals[added.refusal];
      showAfterAction(partnerPath(added.value.id, "added"));
    })(data);
  });
}

export async function renamePartnerAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = partnerIdInput.safeParse(id);
    if (!bound.success) return unknownPartner;
    return formAction(partnerInput, async ({ name }) => {
      const renamed = await renamePartner(organizer, bound.data, name);
      if (!renamed.ok) return refusals[renamed.refusal];
      showAfterAction(partnerPath(bound.data, "renamed"));
    })(data);
  });
}

export async function setOriginsAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (organizer) => {
    const bound = partnerIdInput.safeParse(id);
    if (!bound.success) return unknownPartner;
    return formAction(originsInput, async ({ origins }) => {
      const set = await setOrigins(organizer, bound.data, origins);
      if (!set.ok) return refusals[set.refusal];
      showAfterAction(partnerPath(bound.data, "websites"));
    })(data);
  });
}

export async function retirePartnerAction(id: number, retired: boolean, _state: FormState, data: FormData) {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = partnerIdInput.safeParse(id);
    if (!bound.success) return unknownPartner;
    const done = await retirePartner(organizer, bound.data, retired === true, new Date());
    if (!done.ok) return { ...EMPTY_FORM, ...refusals[done.refusal] };
    showAfterAction(partnerPath(bound.data, retired === true ? "retired" : "restored"));
  });
}

export async function addCodeAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = partnerIdInput.safeParse(id);
    if (!bound.success) return unknownPartner;
    return formAction(codeInput, async (input) => {
      const added = await addCode(organizer, bound.data, input, new Date());
      if (!added.ok) return refusals[added.refusal];
      showAfterAction(codePath(input.code, "added"));
    })(data);
  });
}

export async function renameCodeAction(code: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = sourceField.parse(code);
    if (bound === null) return unknownCode;
    return formAction(labelInput, async ({ label }) => {
      const renamed = await renameCode(organizer, bound, label);
      if (!renamed.ok) return refusals[renamed.refusal];
      showAfterAction(codePath(bound, "renamed"));
    })(data);
  });
}

export async function retireCodeAction(code: string, retired: boolean, _state: FormState, data: FormData) {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = sourceField.parse(code);
    if (bound === null) return unknownCode;
    const done = await retireCode(organizer, bound, retired === true, new Date());
    if (!done.ok) return { ...EMPTY_FORM, ...refusals[done.refusal] };
    showAfterAction(codePath(bound, retired === true ? "retired" : "restored"));
  });
}
