import type { Route } from "next";
import { redirect } from "next/navigation";
import type { $ZodType, output } from "zod/v4/core";

import { GUARD_FIELDS } from "@/components/form/guard-fields";
import type { FormState } from "@/lib/form-state";
import { formAction, type Handler } from "./action";
import { askAboutTypo, takeChosenEmail } from "./email-typo";

interface Guarded {
  /** The page that follows each accepted form, the same for every email. */
  accepted: string;
  refusals: Record<"typo" | "unavailable", string>;
  messageOf: (code: string) => string;
}

/**
 * Wraps the handler of a public form with an email that may belong to somebody else. Before `handle` sees the form, one
 * with a filled-in honeypot is redirected as if it had been accepted, and a typo is asked about.
 */
export function guardedAction<Schema extends $ZodType<{ email: string | null }>>(
  schema: Schema,
  { accepted, refusals, messageOf }: Guarded,
  handle: Handler<output<Schema>>,
) {
  return async (data: FormData): Promise<FormState> => {
    takeChosenEmail(data);
    return formAction(
      schema,
      async (input, values) => {
        if (values[GUARD_FIELDS.honeypot]) redirect(accepted as Route);
        const refused = askAboutTypo(input.email, values, refusals.typo) ?? (await handle(input, values));
        if (refused) return refused;
        redirect(accepted as Route);
      },
      { messageOf, unavailable: refusals.unavailable },
    )(data);
  };
}
