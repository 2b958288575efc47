import type { Route } from "next";
import { redirect } from "next/navigation";

import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import type { Result } from "@/lib/result";
import { handleOrApologize } from "./action";

/** The action of a form with one button: redirects when the command is done, and shows the message of a refusal. */
export async function buttonAction<Value, Refusal extends string>(
  command: () => Promise<Result<Value, Refusal>>,
  next: (value: Value) => string,
  refusals: Record<Refusal | "unavailable", string>,
): Promise<FormState> {
  return {
    ...EMPTY_FORM,
    ...(await handleOrApologize(async () => {
      const result = await command();
      if (!result.ok) return { message: refusals[result.refusal] };
      redirect(next(result.value) as Route);
    }, refusals.unavailable)),
  };
}
