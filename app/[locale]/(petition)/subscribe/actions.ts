"use server";

import { guardedAction } from "@/app/_web/forms/guarded-action";
import { newsCopyOf } from "@/app/_web/pages/news-copy";
import { clientSource } from "@/app/_web/forms/request";
import { throttleOf } from "@/app/_web/forms/sign-throttle";
import { GUARD_FIELDS } from "@/components/form/guard-fields";
import { isLocale, localePath } from "@/i18n/routing";
import type { FormState } from "@/lib/form-state";
import { subscribe } from "@/lib/subscriptions/commands";
import { subscriptionInput } from "@/lib/subscriptions/schema";

/**
 * Subscribes. Whoever the address belongs to and whatever it did before, an accepted form leads to the same page. The
 * lanes are those of signing and shared with it: both send an email to an address that anybody may have typed.
 */
export async function subscribeAction(given: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = isLocale(given) ? given : "en";
  const { refusals, sentenceOf } = newsCopyOf(locale);
  const accepted = localePath(locale, "/subscribe/check-your-email");

  return guardedAction(subscriptionInput, { accepted, refusals, sentenceOf }, async (input, values) => {
    const now = new Date();
    const notBefore = await throttleOf(await clientSource(), values[GUARD_FIELDS.proof], now);
    if (!notBefore) return { message: refusals["too-many"] };
    await subscribe(input, notBefore, now);
  })(data);
}
