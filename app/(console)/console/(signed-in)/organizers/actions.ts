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
import { inviteInput, organizerIdInput, rightsInput, type Session } from "@/lib/organizers/schema";
import type { Result } from "@/lib/result";

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
  return onOrganizer(id, data, rightsInput, changeRefusals, "changed", changeRights);
}

export async function disableAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return onOrganizer(id, data, z.object({}), changeRefusals, "disabled", (admin, bound) =>
    disableOrganizer(admin, bound, new Date()),
  );
}

export async function enableAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return onOrganizer(id, data, z.object({}), changeRefusals, "enabled", (admin, bound) =>
    enableOrganizer(admin, bound, new Date()),
  );
}

export async function resetSecondFactorAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return onOrganizer(id, data, z.object({}), resetRefusals, "reset", (admin, bound) =>
    resetSecondFactor(admin, bound, new Date()),
  );
}

export async function endSessionsAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return onOrganizer(id, data, z.object({}), endRefusals, "ended", (admin, bound) =>
    endSessionsOf(admin, bound, new Date()),
  );
}

/** What an admin does to one organizer, which asks for a recent sign-in and leads to the list, which says what was done. */
function onOrganizer<Shape extends z.ZodType, Refusal extends string>(
  id: number,
  data: FormData,
  shape: Shape,
  refusals: Record<Refusal, string> & { "no-such-organizer": string },
  done: string,
  command: (admin: Session, id: number, input: z.infer<Shape>) => Promise<Result<unknown, Refusal>>,
): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    async (admin) => {
      const bound = organizerIdInput.safeParse({ id });
      if (!bound.success) return { ...EMPTY_FORM, message: refusals["no-such-organizer"] };
      return formAction(shape, async (input) => {
        const result = await command(admin, bound.data.id, input);
        if (!result.ok) return { message: refusals[result.refusal] };
        showAfterAction(`/console/organizers?done=${done}`);
      })(data);
    },
    { recent: pathOf(id) },
  );
}
