"use server";

import { guardedAction } from "@/app/_web/guarded-action";
import { newsSentencesOf } from "@/app/_web/news-sentences";
import { clientSource } from "@/app/_web/request";
import { takeLane } from "@/app/_web/sign-lane";
import { GUARD_FIELDS } from "@/components/form/guard-fields";
import { isLocale, localePath } from "@/i18n/routing";
import type { FormState } from "@/lib/form-state";
import { subscribe } from "@/lib/subscriptions/commands";
import { subscriptionInput } from "@/lib/subscriptions/schema";

/**
 * Subscribes. Whoever the address belongs to and whatever it did before, an accepted form leads to the same page. The
 * lanes are those of signing and shared with it: both send a letter to an address that anybody may have typed.
 */
export async function subscribeAction(given: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = isLocale(given) ? given : "en";
  const { refusals, sentenceOf } = newsSentencesOf(locale);
  const accepted = localePath(locale, "/subscribe/check-your-email");

  return guardedAction(subscriptionInput, { accepted, refusals, sentenceOf }, async (input, values) => {
    const now = new Date();
    const notBefore = await takeLane(await clientSource(), values[GUARD_FIELDS.proof], now);
    if (!notBefore) return { message: refusals["too-many"] };
    await subscribe(input, notBefore, now);
  })(data);
}
