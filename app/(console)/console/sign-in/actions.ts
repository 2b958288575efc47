"use server";

import { redirect } from "next/navigation";

import { formAction } from "@/app/_web/forms/action";
import { clientIp } from "@/app/_web/forms/request";
import type { FormState } from "@/lib/form-state";
import { signInInput } from "@/lib/organizers/schema";
import { requestSignIn, type SignInRefusal } from "@/lib/organizers/sign-in/request";

const refusals: Record<SignInRefusal, string> = {
  "too-many-tries": "Too many links were asked for from here. Please try again in a quarter of an hour.",
};

/** Open to everyone, with the same response for every email. */
export async function signInAction(_state: FormState, data: FormData): Promise<FormState> {
  return formAction(signInInput, async ({ email }) => {
    const result = await requestSignIn(email, await clientIp(), new Date());
    if (!result.ok) return { message: refusals[result.refusal] };
    redirect("/console/sign-in/check-your-email");
  })(data);
}
