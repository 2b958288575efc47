import type { FormState } from "@/lib/form-state";
import { type Locale, toLocale } from "@/lib/locale";
import { petitionSlug } from "@/lib/petitions/schema";
import { sign, type SignRefusal } from "@/lib/signatures/commands";
import { signatureInput, sourceField } from "@/lib/signatures/schema";
import { formCopy } from "./form-copy";
import { guardedAction } from "./guarded-action";
import { senderOf } from "./request";
import { showHelpFirst } from "./show-help-first";

interface SignedForm {
  /** From the page's path, like the language, so both are input. */
  slug: string;
  language: string;
  /** The path of the page that follows each accepted form. */
  accepted: (slug: string, locale: Locale) => string;
}

/** Signs with what a form sent. Every accepted form leads to the same page, whether the email is new, pending or confirmed. */
export async function signByForm(
  { slug: slugInput, language, accepted: acceptedPath }: SignedForm,
  data: FormData,
): Promise<FormState> {
  // No petition can be called "none", so `sign` refuses an invalid slug as "no-such-petition".
  const slug = petitionSlug.safeParse(slugInput).data ?? "none";
  const locale = toLocale(language);
  const { refusals, messageOf } = formCopy(locale, "petition");
  const refused: Record<SignRefusal, string> = refusals;
  const accepted = acceptedPath(encodeURIComponent(slug), locale);

  return guardedAction(signatureInput, { accepted, refusals, messageOf }, async (input, values) => {
    const help = showHelpFirst(input.comment, values);
    if (help) return help;
    const source = sourceField.parse(values.source ?? null);
    const result = await sign(slug, input, { locale, source, sender: await senderOf(values) }, new Date());
    if (!result.ok) return { message: refused[result.refusal] };
  })(data);
}
