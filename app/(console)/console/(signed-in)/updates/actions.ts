"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { confirmFirst } from "@/app/(console)/recent-sign-in";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { isRecent } from "@/lib/organizers/second-factor/rules";
import type { ClockFault } from "@/lib/petitions/life/clocks";
import { petitionSlug } from "@/lib/petitions/schema";
import {
  changeCourse,
  changeUpdate,
  sendTest,
  sendUpdate,
  type UpdateRefusal,
  writeUpdate,
} from "@/lib/updates/commands";
import { findUpdate } from "@/lib/updates/queries";
import { courseInput, revisionInput, sendingInput, testInput, updateIdInput, updateInput } from "@/lib/updates/schema";

const refusals: Record<UpdateRefusal | ClockFault, Partial<FormState>> = {
  "not-allowed": { message: "Your role or your states do not include these readers. Choose one of your states." },
  "not-public": { message: "The petition is not public now, so the links in the emails would lead nowhere." },
  "no-postal-address": {
    message:
      "The site has no postal address, which the law of many places demands in such emails. Whoever runs the site sets it as POSTAL_ADDRESS. Nothing was sent.",
  },
  "no-such-petition": { message: "This petition is not there any more." },
  "no-such-update": { message: "This update is not there any more. Please load the page again." },
  "changed-meanwhile": {
    message: "Somebody has saved it meanwhile. Open the page anew in another tab, and put both texts together.",
  },
  "not-now": { message: "That is not possible any more. Please load the page again." },
  leaving: { message: "Some of its emails are leaving at this moment. Please try again in a minute." },
  "in-past": { message: "This time has passed. Choose a later one, or leave day and time empty to send it now." },
  skipped: { errors: { time: "The clocks skip this time on that day. Choose another one" } },
  twice: { errors: { occurrence: "The clocks show this time twice on that day. Choose which one" } },
};

const pathOf = (id: number, done: string) => `/console/updates/${id}?done=${done}` as Route;
const unknown = { ...EMPTY_FORM, ...refusals["no-such-update"] };

export async function writeUpdateAction(slug: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const petition = petitionSlug.safeParse(slug);
    if (!petition.success) return { ...EMPTY_FORM, ...refusals["no-such-petition"] };
    return formAction(updateInput, async (input) => {
      const written = await writeUpdate(organizer, petition.data, input, new Date());
      if (!written.ok) return refusals[written.refusal];
      showAfterAction(pathOf(written.value.id, "written"));
    })(data);
  });
}

export async function changeUpdateAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const update = updateIdInput.safeParse(id);
    if (!update.success) return unknown;
    // What is scheduled goes to everybody as it stands then, so changing it reaches as far as sending it.
    const isScheduled = (await findUpdate(organizer, update.data))?.status === "scheduled";
    const revision = revisionInput.parse(data.get("revision"));
    return formAction(updateInput, async (input) => {
      if (isScheduled && !isRecent(organizer, new Date())) return confirmFirst(`/console/updates/${update.data}`);
      const changed = await changeUpdate(organizer, update.data, input, revision, new Date());
      if (!changed.ok) return refusals[changed.refusal];
      showAfterAction(pathOf(update.data, "changed"));
    })(data);
  });
}

export async function sendUpdateAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  const update = updateIdInput.safeParse(id);
  const recent = `/console/updates/${update.data ?? ""}`;
  return asOrganizer(
    "organizer",
    data,
    async (organizer) => {
      if (!update.success) return unknown;
      const revision = revisionInput.parse(data.get("revision"));
      return formAction(sendingInput, async (at) => {
        const sent = await sendUpdate(organizer, update.data, at, revision, new Date());
        if (!sent.ok) return refusals[sent.refusal];
        showAfterAction(pathOf(update.data, at.date === "" ? "sending" : "scheduled"));
      })(data);
    },
    { recent },
  );
}

export async function changeCourseAction(
  id: number,
  course: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const update = updateIdInput.safeParse(id);
  const chosen = courseInput.safeParse({ course });
  // Going on sends to many, as sending does.
  const recent = chosen.data?.course === "resume" ? `/console/updates/${update.data ?? ""}` : undefined;
  return asOrganizer(
    "organizer",
    data,
    async (organizer) => {
      if (!update.success || !chosen.success) return unknown;
      const changed = await changeCourse(organizer, update.data, chosen.data.course, new Date());
      if (!changed.ok) return { ...EMPTY_FORM, ...refusals[changed.refusal] };
      return showAfterAction(pathOf(update.data, chosen.data.course));
    },
    { recent },
  );
}

export async function sendTestAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const update = updateIdInput.safeParse(id);
    if (!update.success) return unknown;
    return formAction(testInput, async ({ language }) => {
      const sent = await sendTest(organizer, update.data, language, new Date());
      if (!sent.ok) return refusals[sent.refusal];
      showAfterAction(pathOf(update.data, "test"));
    })(data);
  });
}
