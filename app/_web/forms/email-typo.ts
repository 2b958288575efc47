import { GUARD_FIELDS } from "@/components/form/guard-fields";
import type { FormState } from "@/lib/form-state";
import { likelyEmail } from "@/lib/email-typo";
import { interpolate } from "@/lib/text";

/**
 * Replaces the typed email by the suggested one where its button sent the form. An email that was changed since the
 * suggestion stays: what a person typed last is what they mean.
 */
export function takeChosenEmail(data: FormData): void {
  if (!(data instanceof FormData)) return;
  const chosen = data.get(GUARD_FIELDS.emailChosen);
  if (typeof chosen !== "string" || !chosen) return;
  if (emailIn(data, "email") === emailIn(data, GUARD_FIELDS.emailInsisted)) data.set("email", chosen);
}

function emailIn(data: FormData, field: string): string | null {
  const value = data.get(field);
  return typeof value === "string" ? value.trim().toLowerCase() : null;
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
