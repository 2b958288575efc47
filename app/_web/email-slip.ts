import { GUARD_FIELDS } from "@/components/form/guard-fields";
import type { FormState } from "@/lib/form-state";
import { likelyAddress } from "@/lib/signatures/email-slip";
import { fill } from "@/lib/text";

/** Puts the address we offered in place of the typed one, where its button sent the form. */
export function takeChosenAddress(data: FormData): void {
  const chosen = data instanceof FormData && data.get(GUARD_FIELDS.emailChosen);
  if (typeof chosen === "string" && chosen) data.set("email", chosen);
}

/** Asks about an address that looks like a slip; null where there is none, or where the person was asked and insists. */
export function askAboutSlip(email: string | null, values: Record<string, string>, question: string): Partial<FormState> | null {
  if (email === null || values[GUARD_FIELDS.emailInsisted] === email) return null;
  const likely = likelyAddress(email);
  if (!likely) return null;
  return {
    errors: { email: fill(question, { email: likely }) },
    values: { ...values, [GUARD_FIELDS.emailInsisted]: email, [GUARD_FIELDS.emailChosen]: likely },
  };
}
