import { isValidElement } from "react";

import { ConsoleNotFound } from "@/components/console/instead-of-page";
import type { FormState } from "@/lib/form-state";

export type Outcome = "done" | `not done: ${string}` | "sent to sign in" | "not there" | "refused" | "asked who it is";

/** The outcome of a call, as Next would respond to it. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    const result = await call();
    if (result instanceof Response) {
      await result.body?.cancel();
      if (result.status === 303 && result.headers.get("location") === "/console/sign-in") return "sent to sign in";
      if (result.headers.get("location")?.startsWith("/console/confirm?")) return "asked who it is";
      return result.status < 400 ? "done" : "refused";
    }
    if (isValidElement(result) && result.type === ConsoleNotFound) return "not there";
    if ((result as FormState | null)?.link?.href.startsWith("/console/confirm?")) return "asked who it is";
    if (isFormState(result)) return outcomeOfForm(result);
    return "done";
  } catch (error) {
    const digest = String((error as { digest?: string }).digest);
    if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return "not there";
    if (digest.startsWith("NEXT_REDIRECT")) return digest.includes(";/console/sign-in;") ? "sent to sign in" : "done";
    throw error;
  }
}

const isFormState = (result: unknown): result is FormState =>
  typeof result === "object" && result !== null && "errors" in result && "values" in result;

// A form that did what it is for leads to another page. One that shows its result in place has neither an error nor a message.
function outcomeOfForm({ message, errors }: FormState): Outcome {
  if (/not include/.test(String(message))) return "refused";
  const trouble = [message, ...Object.values(errors)].filter(Boolean).join(" ");
  return trouble === "" ? "done" : `not done: ${trouble}`;
}
