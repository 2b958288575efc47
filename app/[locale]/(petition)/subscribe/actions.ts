"use server";

import { guardedAction } from "@/app/_web/forms/guarded-action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { senderOf } from "@/app/_web/forms/request";
import { localePath, toLocale } from "@/lib/locale";
import type { FormState } from "@/lib/form-state";
import { subscribe } from "@/lib/subscriptions/commands";
import { subscriptionInput } from "@/lib/subscriptions/schema";

/**
 * Subscribes. Every accepted form leads to the same page, whether the email is new, pending, confirmed or has left.
 */
export async function subscribeAction(language: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = toLocale(language);
  const { refusals, messageOf } = formCopy(locale, "news");
  const accepted = localePath(locale, "/subscribe/check-your-email");

  return guardedAction(subscriptionInput, { accepted, refusals, messageOf }, async (input, values) => {
    const result = await subscribe(input, await senderOf(values), new Date());
    if (!result.ok) return { message: refusals[result.refusal] };
  })(data);
}
