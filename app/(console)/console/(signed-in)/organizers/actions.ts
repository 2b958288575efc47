"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import {
  changeRights,
  type ChangeRefusal,
  disableOrganizer,
  enableOrganizer,
  inviteOrganizer,
  type InviteRefusal,
} from "@/lib/organizers/commands";
import { type ResetRefusal, resetSecondFactor } from "@/lib/organizers/second-factor/reset/commands";
import { type EndRefusal, endSessionsOf } from "@/lib/organizers/sessions/commands";
import { inviteInput, organizerIdInput, rightsInput } from "@/lib/organizers/schema";

const NOT_RECENT = "You signed in more than an hour ago. Please load the page again.";

const inviteRefusals: Record<InviteRefusal, string> = {
  "not-allowed": "Only admins invite.",
  "already-invited":
    "This email address belongs to an organizer who has joined already, or who is disabled. Change them in the list below.",
};

const changeRefusals: Record<ChangeRefusal, string> = {
  "not-allowed": "Only admins change organizers.",
  "no-such-organizer": "This organizer is not there any more.",
  "last-admin": "This is the last admin. Make someone else an admin first.",
};

const resetRefusals: Record<ResetRefusal, string> = {
  "not-allowed": "Only admins reset second factors.",
  "not-recent": NOT_RECENT,
  "own-factor": "Nobody resets their own second factor. Set up a new phone in your account, or ask another admin.",
  "no-such-organizer": "This organizer is not there any more.",
  "no-second-factor": "This organizer has no second factor.",
};

const endRefusals: Record<EndRefusal, string> = {
  "not-allowed": "Only admins end sessions of others.",
  "not-recent": NOT_RECENT,
  "no-such-organizer": "This organizer is not there any more.",
};

const pathOf = (id: number) => `/console/organizers/${Number(id)}`;

export async function inviteAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    async (admin) => {
      return formAction(inviteInput, async (input) => {
        const invited = await inviteOrganizer(admin, input, new Date());
        if (!invited.ok) return { message: inviteRefusals[invited.refusal] };
        showAfterAction("/console/organizers?done=invited");
      })(data);
    },
    { recent: "/console/organizers" },
  );
}

export async function changeRightsAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    async (admin) => {
      const bound = organizerIdInput.safeParse({ id });
      if (!bound.success) return { ...EMPTY_FORM, message: changeRefusals["no-such-organizer"] };
      return formAction(rightsInput, async (input) => {
        const changed = await changeRights(admin, bound.data.id, input);
        if (!changed.ok) return { message: changeRefusals[changed.refusal] };
        showAfterAction("/console/organizers?done=changed");
      })(data);
    },
    { recent: pathOf(id) },
  );
}

export async function disableAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return changeStatus(id, data, "disabled");
}

export async function enableAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return changeStatus(id, data, "enabled");
}

async function changeStatus(id: number, data: FormData, status: "disabled" | "enabled"): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    async (admin) => {
      const bound = organizerIdInput.safeParse({ id });
      if (!bound.success) return { ...EMPTY_FORM, message: changeRefusals["no-such-organizer"] };
      return formAction(z.object({}), async () => {
        const change = status === "disabled" ? disableOrganizer : enableOrganizer;
        const changed = await change(admin, bound.data.id, new Date());
        if (!changed.ok) return { message: changeRefusals[changed.refusal] };
        showAfterAction(`/console/organizers?done=${status}`);
      })(data);
    },
    { recent: pathOf(id) },
  );
}

export async function resetSecondFactorAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    async (admin) => {
      const bound = organizerIdInput.safeParse({ id });
      if (!bound.success) return { ...EMPTY_FORM, message: resetRefusals["no-such-organizer"] };
      return formAction(z.object({}), async () => {
        const reset = await resetSecondFactor(admin, bound.data.id, new Date());
        if (!reset.ok) return { message: resetRefusals[reset.refusal] };
        showAfterAction("/console/organizers?done=reset");
      })(data);
    },
    { recent: pathOf(id) },
  );
}

export async function endSessionsAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    async (admin) => {
      const bound = organizerIdInput.safeParse({ id });
      if (!bound.success) return { ...EMPTY_FORM, message: endRefusals["no-such-organizer"] };
      return formAction(z.object({}), async () => {
        const ended = await endSessionsOf(admin, bound.data.id, new Date());
        if (!ended.ok) return { message: endRefusals[ended.refusal] };
        showAfterAction("/console/organizers?done=ended");
      })(data);
    },
    { recent: pathOf(id) },
  );
}
