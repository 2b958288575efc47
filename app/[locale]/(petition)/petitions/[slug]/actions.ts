"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { formAction } from "@/app/_web/action";
import { clientSource } from "@/app/_web/request";
import { takeLane } from "@/app/_web/sign-lane";
import { sentencesOf } from "@/app/_web/sentences";
import { SIGN_FIELDS } from "@/components/petition/sign-fields";
import { isLocale, localePath } from "@/i18n/routing";
import type { FormState } from "@/lib/form-state";
import { petitionSlug } from "@/lib/petitions/schema";
import { sign, type SignRefusal } from "@/lib/signatures/commands";
import { likelyAddress } from "@/lib/signatures/email-slip";
import { signatureInput, sourceField } from "@/lib/signatures/schema";
import { fill } from "@/lib/text";

/**
 * Signs. Whoever the address belongs to and whatever it did before, an accepted form leads to the same page.
 * `givenSlug` and `given` come from the page's address, so they are input like the rest.
 */
export async function signAction(givenSlug: string, given: string, _state: FormState, data: FormData): Promise<FormState> {
  // A slug that cannot be one names no petition, which is what signing then says.
  const slug = petitionSlug.safeParse(givenSlug).data ?? "none";
  const locale = isLocale(given) ? given : "en";
  const { refusals, sentenceOf } = sentencesOf(locale);
  const refused: Record<SignRefusal, string> = refusals;
  // The button that takes the address we offered.
  const chosen = data instanceof FormData && data.get(SIGN_FIELDS.emailChosen);
  if (typeof chosen === "string" && chosen) data.set("email", chosen);

  return formAction(signatureInput, async (input, values) => {
    const accepted = localePath(locale, `/petitions/${encodeURIComponent(slug)}/check-your-email`) as Route;
    if (values[SIGN_FIELDS.trap]) redirect(accepted);

    const likely = values[SIGN_FIELDS.emailInsisted] === input.email ? null : likelyAddress(input.email);
    if (likely) {
      return {
        errors: { email: fill(refusals.slip, { email: likely }) },
        values: { ...values, [SIGN_FIELDS.emailInsisted]: input.email, [SIGN_FIELDS.emailChosen]: likely },
      };
    }

    const now = new Date();
    const notBefore = await takeLane(await clientSource(), values.altcha, now);
    if (!notBefore) return { message: refusals["too-many"] };
    const source = sourceField.parse(values.source ?? null);
    const result = await sign(slug, input, { locale, source, notBefore }, now);
    if (!result.ok) return { message: refused[result.refusal] };
    redirect(accepted);
  }, { sentenceOf, unavailable: refusals.unavailable })(data);
}
