import { GUARD_FIELDS } from "@/components/form/guard-fields";
import type { FormState } from "@/lib/form-state";
import { likelyEmail } from "@/lib/signatures/email-typo";
import { interpolate } from "@/lib/text";

/** Replaces the typed email by the suggested one where its button sent the form. */
export function takeChosenEmail(data: FormData): void {
  const chosen = data instanceof FormData && data.get(GUARD_FIELDS.emailChosen);
  if (typeof chosen === "string" && chosen) data.set("email", chosen);
}

/** Asks about an email that looks like a typo. Null where there is none, or where the person has confirmed this email. */
export function askAboutTypo(
  email: string | null,
  values: Record<string, string>,
  question: string,
): Partial<FormState> | null {
  if (email === null || values[GUARD_FIELDS.emailInsisted] === email) return null;
  const likely = likelyEmail(email);
  if (!likely) return null;
  return {
    errors: { email: interpolate(question, { email: likely }) },
    values: { ...values, [GUARD_FIELDS.emailInsisted]: email, [GUARD_FIELDS.emailChosen]: likely },
  };
}
