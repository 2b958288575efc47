"use server";

import { showAfterAction } from "@/app/(console)/after-action";
import { asSessionHolder } from "@/app/(console)/as-organizer";
import { codeRefusals } from "@/app/(console)/code-refusals";
import { formAction } from "@/app/_web/forms/action";
import type { FormState } from "@/lib/form-state";
import { giveSecondFactor } from "@/lib/organizers/second-factor/commands";
import { secondFactorInput } from "@/lib/organizers/second-factor/schema";

export async function giveSecondFactorAction(_state: FormState, data: FormData): Promise<FormState> {
  return asSessionHolder(data, (session) =>
    formAction(secondFactorInput, async ({ code }) => {
      const given = await giveSecondFactor(session, code, new Date());
      if (!given.ok) return codeRefusals[given.refusal];
      // Somebody who used a recovery code is shown how many are left, and how to set up a new phone.
      showAfterAction(given.value.recoveryCodesLeft === null ? "/console" : "/console/account?done=recovered");
    })(data),
  );
}
