"use server";

import { z } from "zod";

import { showAfterAction, showChange } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import {
  makeApiKey,
  type MakeKeyRefusal,
  revokeApiKey,
  type RevokeKeyRefusal,
} from "@/lib/organizers/api-keys/commands";
import { API_KEYS_OF_ORGANIZER_MAX, apiKeyIdInput, apiKeyInput } from "@/lib/organizers/api-keys/schema";

const makeRefusals: Record<MakeKeyRefusal, Partial<FormState>> = {
  "not-recent": { message: "You signed in more than an hour ago. Please load the page again." },
  "scope-not-allowed": { message: "Your role does not include exports." },
  "state-not-allowed": { message: "Your states do not include all of these." },
  "too-many-keys": {
    message: `You have ${API_KEYS_OF_ORGANIZER_MAX} keys that work. Revoke one that no program needs any more.`,
  },
};

const revokeRefusals: Record<RevokeKeyRefusal, string> = { "no-such-key": "This key is not there any more." };

export async function makeKeyAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "viewer",
    data,
    (session) =>
      formAction(apiKeyInput, async (input) => {
        const made = await makeApiKey(session, input, new Date());
        if (!made.ok) return makeRefusals[made.refusal];
        showChange();
        // Only this response has it.
        return { values: { key: made.value.key } };
      })(data),
    { recent: "/console/keys" },
  );
}

export async function revokeKeyAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("viewer", data, async (organizer) => {
    const bound = apiKeyIdInput.safeParse(id);
    if (!bound.success) return { ...EMPTY_FORM, message: revokeRefusals["no-such-key"] };
    return formAction(z.object({}), async () => {
      const revoked = await revokeApiKey(organizer, bound.data, new Date());
      if (!revoked.ok) return { message: revokeRefusals[revoked.refusal] };
      showAfterAction("/console/keys?done=revoked");
    })(data);
  });
}
