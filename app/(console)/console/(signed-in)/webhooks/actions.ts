"use server";

import type { Route } from "next";
import { z } from "zod";

import { showAfterAction, showChange } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import type { Session } from "@/lib/organizers/schema";
import {
  addEndpoint,
  changeCourse,
  changeEndpoint,
  type ChangeRefusal,
  removeEndpoint,
  replaceSecret,
  sendTest,
} from "@/lib/webhooks/commands";
import { endpointChanges, endpointIdInput, endpointInput, ENDPOINTS_MAX } from "@/lib/webhooks/schema";

const refusals: Record<ChangeRefusal, Partial<FormState>> = {
  "not-allowed": { message: "Only admins change webhooks." },
  "not-recent": { message: "You signed in more than an hour ago. Please load the page again." },
  "url-refused": {
    errors: {
      url: "Use https and a public name. Private networks are refused, unless the operator allows one with WEBHOOK_NETWORKS",
    },
  },
  "too-many-endpoints": { message: `There are ${ENDPOINTS_MAX} webhooks. Remove one that nobody needs any more.` },
  "no-such-endpoint": { message: "This webhook is not there any more." },
  "not-now": { message: "The webhook is in another state by now. Please load the page again." },
};

const pathOf = (id: number, query = "") => `/console/webhooks/${Number(id)}${query}` as Route;

export async function addEndpointAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    (session) =>
      formAction(endpointInput, async (input) => {
        const added = await addEndpoint(session, input, new Date());
        if (!added.ok) return refusals[added.refusal];
        showChange();
        // Only this response has it.
        return { values: { secret: added.value.secret } };
      })(data),
    { recent: "/console/webhooks" },
  );
}

export async function changeEndpointAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return onEndpoint(id, data, true, (session, endpoint) =>
    formAction(endpointInput, async (input) => {
      const changed = await changeEndpoint(session, endpoint, input, new Date());
      if (!changed.ok) return refusals[changed.refusal];
      showAfterAction(pathOf(endpoint, "?done=changed"));
    })(data),
  );
}

export async function replaceSecretAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return onEndpoint(id, data, true, (session, endpoint) =>
    formAction(z.object({}), async () => {
      const replaced = await replaceSecret(session, endpoint, new Date());
      return replaced.ok ? { values: { secret: replaced.value.secret } } : refusals[replaced.refusal];
    })(data),
  );
}

export async function changeCourseAction(
  id: number,
  change: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return onEndpoint(id, data, false, (session, endpoint) =>
    formAction(z.object({}), async () => {
      const wanted = z.enum(endpointChanges).safeParse(change);
      if (!wanted.success) return refusals["not-now"];
      const changed = await changeCourse(session, endpoint, wanted.data, new Date());
      if (!changed.ok) return refusals[changed.refusal];
      showAfterAction(pathOf(endpoint, `?done=${wanted.data}`));
    })(data),
  );
}

export async function sendTestAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return onEndpoint(id, data, false, (session, endpoint) =>
    formAction(z.object({}), async () => {
      const sent = await sendTest(session, endpoint, new Date());
      if (!sent.ok) return refusals[sent.refusal];
      showAfterAction(pathOf(endpoint, "?done=tested#log"));
    })(data),
  );
}

export async function removeEndpointAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return onEndpoint(id, data, false, (session, endpoint) =>
    formAction(z.object({}), async () => {
      const removed = await removeEndpoint(session, endpoint);
      if (!removed.ok) return refusals[removed.refusal];
      showAfterAction("/console/webhooks?done=removed");
    })(data),
  );
}

async function onEndpoint(
  id: number,
  data: FormData,
  recent: boolean,
  act: (session: Session, id: number) => Promise<FormState>,
): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    async (session) => {
      const bound = endpointIdInput.safeParse(id);
      return bound.success ? act(session, bound.data) : { ...EMPTY_FORM, ...refusals["no-such-endpoint"] };
    },
    recent ? { recent: pathOf(id) } : {},
  );
}
