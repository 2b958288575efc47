"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { askList, cancelList, checkList, type ListRefusal } from "@/lib/signatures/lists/commands";
import { listIdInput, mappingInput } from "@/lib/signatures/lists/schema";

const refusals: Record<ListRefusal, Partial<FormState>> = {
  "not-allowed": { message: "Your role does not include this." },
  "no-such-list": { message: "This list is not there any more. Please load the page again." },
  "no-such-column": { message: "The file has no such column. Please load the page again." },
  "other-status": { message: "The list has another status by now. Please load the page again." },
};

const listPath = (id: number, done: string) => `/console/lists/${id}?done=${done}` as Route;
const unknown = { ...EMPTY_FORM, ...refusals["no-such-list"] };

export async function checkListAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (organizer) => {
    const bound = listIdInput.safeParse(id);
    if (!bound.success) return unknown;
    return formAction(mappingInput, async (mapping) => {
      const checked = await checkList(organizer, bound.data, mapping);
      if (!checked.ok) return refusals[checked.refusal];
      showAfterAction(listPath(bound.data, "checking"));
    })(data);
  });
}

export async function askListAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  const bound = listIdInput.safeParse(id);
  const recent = bound.success ? `/console/lists/${bound.data}` : "/console/lists";
  return asOrganizer(
    "admin",
    data,
    async (organizer) => {
      if (!bound.success) return unknown;
      const asked = await askList(organizer, bound.data);
      if (!asked.ok) return { ...EMPTY_FORM, ...refusals[asked.refusal] };
      showAfterAction(listPath(bound.data, "asking"));
    },
    { recent },
  );
}

export async function cancelListAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (organizer) => {
    const bound = listIdInput.safeParse(id);
    if (!bound.success) return unknown;
    const ended = await cancelList(organizer, bound.data, new Date());
    if (!ended.ok) return { ...EMPTY_FORM, ...refusals[ended.refusal] };
    showAfterAction(listPath(bound.data, "ended"));
  });
}
