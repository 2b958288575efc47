"use server";

import { guardedAction } from "@/app/_web/forms/guarded-action";
import { senderOf } from "@/app/_web/forms/request";
import { formCopy } from "@/app/_web/forms/form-copy";
import { showHelpFirst } from "@/app/_web/forms/show-help-first";
import { localePath, toLocale } from "@/lib/locale";
import type { FormState } from "@/lib/form-state";
import { petitionSlug } from "@/lib/petitions/schema";
import { sign, type SignRefusal } from "@/lib/signatures/commands";
import { signatureInput, sourceField } from "@/lib/signatures/schema";

/**
 * Signs. Every accepted form leads to the same page, whether the email is new, pending or confirmed.
 * `slugInput` and `language` come from the page's path, so they are input like the rest.
 */
export async function signAction(
  slugInput: string,
  language: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  // No petition can be called "none", so `sign` refuses an invalid slug as "no-such-petition".
  const slug = petitionSlug.safeParse(slugInput).data ?? "none";
  const locale = toLocale(language);
  const { refusals, messageOf } = formCopy(locale, "petition");
  const refused: Record<SignRefusal, string> = refusals;
  const accepted = localePath(locale, `/petitions/${encodeURIComponent(slug)}/check-your-email`);

  return guardedAction(signatureInput, { accepted, refusals, messageOf }, async (input, values) => {
    const help = showHelpFirst(input.comment, values);
    if (help) return help;
    const source = sourceField.parse(values.source ?? null);
    const result = await sign(slug, input, { locale, source, sender: await senderOf(values) }, new Date());
    if (!result.ok) return { message: refused[result.refusal] };
  })(data);
}
