"use server";

import type { Route } from "next";
import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { changeStatus, type ClosingRefusal, setClosing, setGoal, setStateGoal } from "@/lib/petitions/life/commands";
import { closingInput, goalInput, stateGoalInput, statusChangeInput } from "@/lib/petitions/life/schema";
import { petitionSlug } from "@/lib/petitions/schema";

const refusals: Record<ClosingRefusal, Partial<FormState>> = {
  "not-allowed": { message: "Your role does not include this: only admins change it." },
  "no-such-petition": { message: "This petition is not there. Please load the page again." },
  "not-now": { message: "Its status has changed meanwhile, so nothing was done. Please load the page again." },
  "closing-past": { message: "This closing time has passed. Choose a later one, or none." },
  skipped: { errors: { time: "On this day the clocks of this zone go forward and skip this time. Choose another" } },
  twice: {
    errors: { occurrence: "On this day the clocks of this zone go back and show this time twice. Choose which one" },
  },
};

const unknown = { ...EMPTY_FORM, ...refusals["no-such-petition"] };
const pathOf = (slug: string, done: string) => `/console/petitions/${slug}?done=${done}` as Route;

export async function changeStatusAction(
  slug: string,
  change: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    const [boundSlug, boundChange] = [petitionSlug.safeParse(slug), statusChangeInput.safeParse(change)];
    if (!boundSlug.success || !boundChange.success) return unknown;
    return formAction(z.object({}), async () => {
      const changed = await changeStatus(admin, boundSlug.data, boundChange.data, new Date());
      if (!changed.ok) return refusals[changed.refusal];
      showAfterAction(pathOf(boundSlug.data, boundChange.data));
    })(data);
  });
}

export async function setGoalAction(slug: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    const bound = petitionSlug.safeParse(slug);
    if (!bound.success) return unknown;
    return formAction(goalInput, async ({ goal }) => {
      const set = await setGoal(admin, bound.data, goal);
      if (!set.ok) return refusals[set.refusal];
      showAfterAction(pathOf(bound.data, "goal"));
    })(data);
  });
}

export async function setStateGoalAction(slug: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    const bound = petitionSlug.safeParse(slug);
    if (!bound.success) return unknown;
    return formAction(stateGoalInput, async (input) => {
      const set = await setStateGoal(admin, bound.data, input);
      if (!set.ok) return refusals[set.refusal];
      showAfterAction(pathOf(bound.data, "state-goal"));
    })(data);
  });
}

export async function setClosingAction(slug: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    const bound = petitionSlug.safeParse(slug);
    if (!bound.success) return unknown;
    return formAction(closingInput, async (input) => {
      const set = await setClosing(admin, bound.data, input, new Date());
      if (!set.ok) return refusals[set.refusal];
      showAfterAction(pathOf(bound.data, "closing"));
    })(data);
  });
}
