"use server";

import { guardedAction } from "@/app/_web/forms/guarded-action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { senderOf } from "@/app/_web/forms/request";
import { localePath, toLocale } from "@/lib/locale";
import type { FormState } from "@/lib/form-state";
import { subscribe } from "@/lib/subscriptions/commands";
import { subscriptionInput } from "@/lib/subscriptions/schema";

/**
 * Subscribes. Whoever the email belongs to and whatever it did before, an accepted form leads to the same page.
 */
export async function subscribeAction(given: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = toLocale(given);
  const { refusals, messageOf } = formCopy(locale, "news");
  const accepted = localePath(locale, "/subscribe/check-your-email");

  return guardedAction(subscriptionInput, { accepted, refusals, messageOf }, async (input, values) => {
    const result = await subscribe(input, await senderOf(values), new Date());
    if (!result.ok) return { message: refusals[result.refusal] };
  })(data);
}
