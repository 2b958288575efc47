"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import {
  addBill,
  addStep,
  type BillRefusal,
  correctBill,
  correctStep,
  takeBackBill,
  takeBackStep,
} from "@/lib/deliveries/bills/commands";
import { billCorrection, billInput, recordIdInput, stepInput, takeBackInput } from "@/lib/deliveries/bills/schema";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";

const refusals: Record<BillRefusal, Partial<FormState>> = {
  "not-allowed": { message: "Your role or your states do not include this bill." },
  "no-such-petition": { errors: { petition: "Choose a petition" } },
  "no-such-bill": { message: "This bill is not there any more. Please load the page again." },
  "no-such-step": { message: "This step is not there any more. Please load the page again." },
  "no-such-lawmaker": { errors: { lawmakerId: "The roster of this state has no such lawmaker" } },
  "bill-exists": { errors: { number: "There is a bill with this number in this session already" } },
  "step-exists": { message: "This step of this day is there already." },
  "in-future": { errors: { dated: "This day has not come yet: enter only what has happened" } },
};

const billPath = (id: number, done: string) => `/console/bills/${id}?done=${done}` as Route;

const unknownId = { ...EMPTY_FORM, ...refusals["no-such-bill"] };

export async function addBillAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    return formAction(billInput, async (input) => {
      const added = await addBill(organizer, input, new Date());
      if (!added.ok) return refusals[added.refusal];
      showAfterAction(billPath(added.value.id, "added"));
    })(data);
  });
}

export async function correctBillAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = recordIdInput.safeParse(id);
    if (!bound.success) return unknownId;
    return formAction(billCorrection, async (input) => {
      const corrected = await correctBill(organizer, bound.data, input, new Date());
      if (!corrected.ok) return refusals[corrected.refusal];
      showAfterAction(billPath(bound.data, "corrected"));
    })(data);
  });
}

export async function takeBackBillAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = recordIdInput.safeParse(id);
    if (!bound.success) return unknownId;
    return formAction(takeBackInput, async ({ reason }) => {
      const takenBack = await takeBackBill(organizer, bound.data, reason, new Date());
      if (!takenBack.ok) return refusals[takenBack.refusal];
      showAfterAction("/console/bills?done=taken-back");
    })(data);
  });
}

export async function addStepAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = recordIdInput.safeParse(id);
    if (!bound.success) return unknownId;
    return formAction(stepInput, async (input) => {
      const added = await addStep(organizer, bound.data, input, new Date());
      if (!added.ok) return refusals[added.refusal];
      showAfterAction(billPath(bound.data, "step-added"));
    })(data);
  });
}

export async function correctStepAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = recordIdInput.safeParse(id);
    if (!bound.success) return unknownId;
    return formAction(stepInput, async (input) => {
      const corrected = await correctStep(organizer, bound.data, input, new Date());
      if (!corrected.ok) return refusals[corrected.refusal];
      showAfterAction(billPath(corrected.value.bill, "step-corrected"));
    })(data);
  });
}

export async function takeBackStepAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = recordIdInput.safeParse(id);
    if (!bound.success) return unknownId;
    return formAction(takeBackInput, async ({ reason }) => {
      const takenBack = await takeBackStep(organizer, bound.data, reason, new Date());
      if (!takenBack.ok) return refusals[takenBack.refusal];
      showAfterAction(billPath(takenBack.value.bill, "step-taken-back"));
    })(data);
  });
}
