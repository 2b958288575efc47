"use server";

import { showAfterAction } from "@/app/(console)/after-action";
import { asSessionHolder } from "@/app/(console)/as-organizer";
import { codeRefusals } from "@/app/(console)/code-refusals";
import { confirmFirst, nextPathOf } from "@/app/(console)/recent-sign-in";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { addPasskey, beginPasskey, givePasskey, type PasskeyRefusal } from "@/lib/organizers/passkeys/commands";
import { addPasskeyInput, givePasskeyInput, PASSKEYS_MAX } from "@/lib/organizers/passkeys/schema";

// A session that still needs its second factor may call all of these; each command decides by itself.

const WRONG: Partial<FormState> = {
  message: "This passkey does not fit, or it took longer than five minutes. Try again, or enter a code instead.",
};
const NOT_ALLOWED = confirmFirst("/console/sign-in/set-up");

const refusals: Record<PasskeyRefusal, Partial<FormState>> = {
  "wrong-code": WRONG,
  "too-many-tries": codeRefusals["too-many-tries"],
  "not-allowed": NOT_ALLOWED,
  "too-many-passkeys": { message: `You have ${PASSKEYS_MAX} passkeys. Remove one that you no longer use first.` },
};

/** Answers with the options with which the browser adds a passkey. */
export async function beginAddAction(_state: FormState, data: FormData): Promise<FormState> {
  return asSessionHolder(data, async (session) => {
    const begun = await beginPasskey(session, "add", new Date());
    return begun.ok ? { ...EMPTY_FORM, values: begun.value } : { ...EMPTY_FORM, ...NOT_ALLOWED };
  });
}

export async function addPasskeyAction(_state: FormState, data: FormData): Promise<FormState> {
  return asSessionHolder(data, (session) =>
    formAction(addPasskeyInput, async (input) => {
      const added = await addPasskey(session, input, new Date());
      if (!added.ok) return refusals[added.refusal];
      const { recoveryCodes } = added.value;
      if (recoveryCodes === null) showAfterAction("/console/account?done=passkey-added");
      // Only this response has them.
      return { values: { recoveryCodes: recoveryCodes.join(" ") } };
    })(data),
  );
}

/** Answers with the options with which the browser gives a passkey. */
export async function beginGiveAction(_state: FormState, data: FormData): Promise<FormState> {
  return asSessionHolder(data, async (session) => {
    const begun = await beginPasskey(session, "give", new Date());
    return begun.ok ? { ...EMPTY_FORM, values: begun.value } : { ...EMPTY_FORM, ...WRONG };
  });
}

/** Gives a passkey after the link, or again for what takes a recent sign-in, and leads on to `next`. */
export async function givePasskeyAction(next: string, _state: FormState, data: FormData): Promise<FormState> {
  return asSessionHolder(data, (session) =>
    formAction(givePasskeyInput, async ({ response }) => {
      const given = await givePasskey(session, response, new Date());
      if (!given.ok) return refusals[given.refusal];
      showAfterAction(nextPathOf(next));
    })(data),
  );
}
