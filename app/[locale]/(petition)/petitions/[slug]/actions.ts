"use server";

import { guardedAction } from "@/app/_web/forms/guarded-action";
import { senderOf } from "@/app/_web/forms/request";
import { formCopy } from "@/app/_web/forms/form-copy";
import { localePath, toLocale } from "@/lib/locale";
import type { FormState } from "@/lib/form-state";
import { petitionSlug } from "@/lib/petitions/schema";
import { sign, type SignRefusal } from "@/lib/signatures/commands";
import { signatureInput, sourceField } from "@/lib/signatures/schema";

/**
 * Signs. Whoever the email belongs to and whatever it did before, an accepted form leads to the same page.
 * `givenSlug` and `given` come from the page's path, so they are input like the rest.
 */
export async function signAction(
  givenSlug: string,
  given: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  // A slug that cannot be one names no petition, which is what signing then says.
  const slug = petitionSlug.safeParse(givenSlug).data ?? "none";
  const locale = toLocale(given);
  const { refusals, messageOf } = formCopy(locale, "petition");
  const refused: Record<SignRefusal, string> = refusals;
  const accepted = localePath(locale, `/petitions/${encodeURIComponent(slug)}/check-your-email`);

  return guardedAction(signatureInput, { accepted, refusals, messageOf }, async (input, values) => {
    const source = sourceField.parse(values.source ?? null);
    const result = await sign(slug, input, { locale, source, sender: await senderOf(values) }, new Date());
    if (!result.ok) return { message: refused[result.refusal] };
  })(data);
}
