"use server";

import type { Route } from "next";
import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { codeRefusals } from "@/app/(console)/code-refusals";
import { confirmPath, nextPathOf } from "@/app/(console)/recent-sign-in";
import { formAction } from "@/app/_web/forms/action";
import { clientIp } from "@/app/_web/forms/request";
import type { FormState } from "@/lib/form-state";
import { findOwnEmail } from "@/lib/organizers/queries";
import { giveSecondFactor } from "@/lib/organizers/second-factor/commands";
import { secondFactorInput } from "@/lib/organizers/second-factor/schema";
import { requestSignIn } from "@/lib/organizers/sign-in/request";

export async function confirmByCodeAction(next: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("viewer", data, (session) =>
    formAction(secondFactorInput, async ({ code }) => {
      const given = await giveSecondFactor(session, code, new Date());
      if (!given.ok) return codeRefusals[given.refusal];
      showAfterAction(nextPathOf(next));
    })(data),
  );
}

export async function sendLinkToSelfAction(next: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("viewer", data, (session) =>
    formAction(z.object({}), async () => {
      const sent = await requestSignIn(await findOwnEmail(session), await clientIp(), new Date());
      if (!sent.ok)
        return { message: "Several links were sent already. Please use the newest one, or try again later." };
      showAfterAction(`${confirmPath(nextPathOf(next))}&done=sent` as Route);
    })(data),
  );
}
