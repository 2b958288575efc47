import { GUARD_FIELDS } from "@/components/form/guard-fields";
import type { FormState } from "@/lib/form-state";
import { saysDanger } from "@/lib/signatures/danger/rules";

/**
 * Shows help before a comment is taken in which somebody says that they are in danger. What was typed goes back into the form,
 * and nothing is stored or counted. Null for any other comment, and where the person has chosen to go on.
 */
export function showHelpFirst(comment: string | null, values: Record<string, string>): Partial<FormState> | null {
  if (comment === null || values[GUARD_FIELDS.helpSeen] === "on" || !saysDanger(comment)) return null;
  return { values: { ...values, [GUARD_FIELDS.helpShown]: "on" } };
}
