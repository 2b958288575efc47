"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import type { FormState } from "@/lib/form-state";
import {
  type ChangeFactorRefusal,
  makeRecoveryCodes,
  removeSecondFactor,
} from "@/lib/organizers/second-factor/commands";
import { organizerIdInput } from "@/lib/organizers/schema";
import { removePasskey, type RemovePasskeyRefusal } from "@/lib/organizers/passkeys/commands";
import { endOtherSessions, endOwnSession } from "@/lib/organizers/sessions/commands";

const refusals: Record<ChangeFactorRefusal, string> = {
  "not-allowed": "You have no second factor that could be changed like this. Please load the page again.",
  "not-recent": "You signed in more than an hour ago. Please load the page again.",
};

export async function makeRecoveryCodesAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "viewer",
    data,
    (session) =>
      formAction(z.object({}), async () => {
        const made = await makeRecoveryCodes(session, new Date());
        if (!made.ok) return { message: refusals[made.refusal] };
        // Only this response has them.
        return { values: { recoveryCodes: made.value.recoveryCodes.join(" ") } };
      })(data),
    { recent: "/console/account" },
  );
}

export async function removeSecondFactorAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "viewer",
    data,
    (session) =>
      formAction(z.object({}), async () => {
        const removed = await removeSecondFactor(session, new Date());
        if (!removed.ok) return { message: refusals[removed.refusal] };
        showAfterAction("/console/account?done=removed");
      })(data),
    { recent: "/console/account" },
  );
}

const passkeyRefusals: Record<RemovePasskeyRefusal, string> = {
  ...refusals,
  "only-factor": "This passkey is your only second factor. Set up an app or another passkey first.",
};

export async function removePasskeyAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "viewer",
    data,
    (session) =>
      formAction(z.object({}), async () => {
        const bound = organizerIdInput.safeParse({ id });
        const removed = bound.success ? await removePasskey(session, bound.data.id, new Date()) : null;
        if (removed && !removed.ok) return { message: passkeyRefusals[removed.refusal] };
        showAfterAction("/console/account?done=passkey-removed");
      })(data),
    { recent: "/console/account" },
  );
}

export async function endSessionAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("viewer", data, (session) =>
    formAction(z.object({}), async () => {
      const bound = organizerIdInput.safeParse({ id });
      if (bound.success) await endOwnSession(session, bound.data.id);
      showAfterAction("/console/account?done=ended#sessions");
    })(data),
  );
}

export async function endOtherSessionsAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("viewer", data, (session) =>
    formAction(z.object({}), async () => {
      await endOtherSessions(session);
      showAfterAction("/console/account?done=others-ended#sessions");
    })(data),
  );
}
