"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asSessionHolder } from "@/app/(console)/as-organizer";
import { codeRefusals } from "@/app/(console)/code-refusals";
import { confirmFirst } from "@/app/(console)/recent-sign-in";
import { formAction } from "@/app/_web/forms/action";
import type { FormState } from "@/lib/form-state";
import { beginSetUp, finishSetUp, type FinishRefusal } from "@/lib/organizers/second-factor/commands";
import { appCodeInput } from "@/lib/organizers/second-factor/schema";

const NOT_ALLOWED = confirmFirst("/console/sign-in/set-up");

const refusals: Record<FinishRefusal, Partial<FormState>> = {
  ...codeRefusals,
  "not-allowed": NOT_ALLOWED,
  "not-begun": {
    message: "This code to scan is older than an hour. Please load the page again, and scan the new one.",
  },
};

export async function beginSetUpAction(_state: FormState, data: FormData): Promise<FormState> {
  return asSessionHolder(data, (session) =>
    formAction(z.object({}), async () => {
      const begun = await beginSetUp(session, new Date());
      if (!begun.ok) return NOT_ALLOWED;
      showAfterAction("/console/sign-in/set-up");
    })(data),
  );
}

export async function finishSetUpAction(_state: FormState, data: FormData): Promise<FormState> {
  return asSessionHolder(data, (session) =>
    formAction(appCodeInput, async ({ code }) => {
      const finished = await finishSetUp(session, code, new Date());
      if (!finished.ok) return refusals[finished.refusal];
      // Only this response has them.
      return { values: { recoveryCodes: finished.value.recoveryCodes.join(" ") } };
    })(data),
  );
}
