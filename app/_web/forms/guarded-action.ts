import type { Route } from "next";
import { redirect } from "next/navigation";
import type { $ZodType, output } from "zod/v4/core";

import { GUARD_FIELDS } from "@/components/form/guard-fields";
import type { FormState } from "@/lib/form-state";
import { formAction, type Handler } from "./action";
import { askAboutTypo, takeChosenEmail } from "./email-typo";

interface Guarded {
  /** The page that follows, whoever the email belongs to. */
  accepted: string;
  refusals: Record<"typo" | "unavailable", string>;
  messageOf: (code: string) => string;
}

/**
 * Wraps what a form does that anybody may send, with an email that anybody may have typed. What fills in the honeypot is
 * led on as if it had been accepted, and a typo is asked about, before `handle` sees the form.
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
